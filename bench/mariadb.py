"""The database of WordPress and of Ghost, which listens on a socket alone."""
import os
import re
import shutil
import subprocess
import time

from tools import WORK, output, run, start

PROGRAM = shutil.which("mariadbd") or shutil.which("mariadbd", path="/usr/sbin:/sbin")


def version():
    return re.search(r"[\d.]+-MariaDB|$", output(PROGRAM, "--version"))[0]


class MariaDb:
    """@param socket a path of at most 107 characters"""

    def __init__(self, folder, socket, name):
        self.socket, self.name = socket, name
        user = ["--user=root"] if os.getuid() == 0 else []
        run(["mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal", "--datadir=%s" % folder, *user],
            WORK / "mariadb.log")
        self.process = start([PROGRAM, "--no-defaults", "--datadir=%s" % folder, "--skip-networking", *user, "--socket=%s" % socket,
                              "--pid-file=%s.pid" % folder], WORK / "mariadb.log")
        for _ in range(300):
            done = self.client("create database %s character set utf8mb4" % name)
            if done.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("MariaDB says: " + done.stderr)

    def update(self, statements):
        done = self.client(statements, self.name)
        if done.returncode != 0:
            raise RuntimeError("MariaDB says: " + done.stderr)

    def client(self, statements, *names):
        return subprocess.run(["mariadb", "--no-defaults", "--default-character-set=utf8mb4", "--user=root", "--socket=%s" % self.socket, *names],
                              input=statements, capture_output=True, text=True)
