"""A PostgreSQL of Debian's packages, to be stopped, promoted and filled up: the embedded one ends with its Recto. Nothing of it is left behind."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from server import free_port

AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


def programs():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parent.parent.name))
    if not found:
        sys.exit("This script needs Debian's postgresql, with its programs below /usr/lib/postgresql.")
    return found[-1].parent


class Postgres:
    """A cluster with the database recto, whose owner is recto. It has no password: it listens on this machine only, for minutes."""

    def __init__(self, folder=None, follows=None, options=()):
        self.port = free_port()
        self.owned = None if folder else tempfile.TemporaryDirectory(prefix="recto-postgres-")
        self.folder = Path(folder or self.owned.name)
        self.data, self.log = self.folder / "data", self.folder / "log"
        self.options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off %s" % (self.port, self.folder, " ".join(options))
        self.folder.chmod(0o755)
        if AS_POSTGRES:
            shutil.chown(self.folder, "postgres", "postgres")
        if follows:
            self.program("pg_basebackup", "-h", "127.0.0.1", "-p", follows.port, "-U", "postgres", "-D", self.data, "-R", "-X", "stream", "-c", "fast")
        else:
            self.program("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()
        if not follows:
            self.sql("create role recto login", "create database recto owner recto")

    def program(self, name, *words, check=True):
        done = subprocess.run([*AS_POSTGRES, str(programs() / name), *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, text=True, cwd="/")
        if check and done.returncode:
            sys.exit("%s failed:\n%s" % (name, done.stdout))
        return done.stdout

    def start(self):
        # Its output goes to the log: a server that keeps the pipe open would keep its starter waiting
        self.program("pg_ctl", "-D", self.data, "-l", self.log, "-o", self.options, "-w", "start")

    def stop(self, mode="fast"):
        self.program("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop", check=False)

    def promote(self):
        self.program("pg_ctl", "-D", self.data, "-w", "promote")

    def sql(self, *statements, database="postgres", user="postgres", check=True):
        """The rows of the last statement, columns parted by a bar."""
        words = [word for statement in statements for word in ("-c", statement)]
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database, *words],
                              capture_output=True, text=True)
        if check and done.returncode:
            sys.exit("%s\n%s" % (statements, done.stderr))
        return done.stdout.strip().splitlines()

    def ask(self, statement):
        """The one value, of the database of the site."""
        return self.sql(statement, database="recto")[-1]

    def url(self, *others, database="recto", user="recto", more=""):
        hosts = ",".join("127.0.0.1:%d" % one.port for one in (self, *others))
        return "jdbc:postgresql://%s/%s?user=%s%s" % (hosts, database, user, more)

    def settings(self, *others, **more):
        return ["-Dquarkus.datasource.jdbc.url=" + self.url(*others, **more)]

    def close(self):
        self.stop("immediate")
        if self.owned:
            time.sleep(0.1)
            shutil.rmtree(self.folder, ignore_errors=True)
