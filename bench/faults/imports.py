#!/usr/bin/env python3
"""Kills an import of 10,000 articles, restarts its database, and fills its disk: the site stays whole, and the next run finishes. `--quick` takes 2,000.

Bars: every article that is there is whole; the next run ends well; each file is one article, none is missing, none is there twice. The full disk
needs root, for a small file system of its own."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article, program

COUNT = 2_000 if "--quick" in sys.argv else 10_000
CORPUS = Path(__file__).resolve().parent.parent / "corpus.py"
QUIET = ["-Drecto.import.remote-pictures=false", "-Drecto.import.every=0s"]
bars = Bars()


def begin(database, folder, command="import"):
    """An import that runs by itself, with its output in a file."""
    log = open(database.folder / "import.log", "wb")
    return subprocess.Popen(["java", *database.settings(), *QUIET, "-jar", os.environ.get("RECTO_JAR", "target/quarkus-app/quarkus-run.jar"), command, folder],
                            stdout=log, stderr=subprocess.STDOUT, cwd=Path(__file__).resolve().parent.parent.parent)


def stored(database):
    return int(database.sql("select case when to_regclass('article') is null then 0 else 1 end", database="recto")[0]
               and (database.sql("select count(*) from article", database="recto", check=False) or ["0"])[-1])


def await_some(database, importing, some):
    while stored(database) < some and importing.poll() is None:
        time.sleep(0.05)
    return stored(database)


def is_whole(database, what):
    """No article lacks its text, its address or what search finds it by."""
    torn = database.ask("""select count(*) from article a where a.html is null or a.html = '' or not exists (select from redirect r where r.article_id = a.id)
                           or a.removed_at is not null""")
    bars.check(torn == "0", "%s: %s articles, of which %s are not whole", what, stored(database), torn)


def finishes(database, folder, what, count=COUNT):
    status, said = program("import", folder, settings=[*database.settings(), *QUIET])
    last = said.strip().splitlines()[-1] if said.strip() else ""
    bars.check(status == 0, "%s: the next run ends with %d: %s", what, status, last)
    rows = database.ask("select count(*) || ' ' || count(distinct source_path) || ' ' || count(distinct slug) from article")
    bars.check(rows == "%d %d %d" % (count, count, count), "%s: articles, files and slugs: %s, expected %d", what, rows, count)
    is_whole(database, what)
    status, said = program("import", folder, settings=[*database.settings(), *QUIET])
    bars.check(status == 0 and " %d unchanged" % count in said, "%s: and the one after changes nothing", what)


def killed(folder):
    database = Postgres()
    try:
        importing = begin(database, folder)
        some = await_some(database, importing, COUNT // 4)
        importing.kill()
        importing.wait()
        time.sleep(1)
        is_whole(database, "kill -9 after %d" % some)
        finishes(database, folder, "kill -9")
    finally:
        database.close()


def restarted(folder):
    database = Postgres()
    try:
        importing = begin(database, folder)
        some = await_some(database, importing, COUNT // 4)
        database.stop("immediate")
        status = importing.wait(120)
        said = (database.folder / "import.log").read_text()
        bars.check(status == 3 and "\tat " not in said, "database restarted after %d: the import ends with %d: %s", some, status, said.strip().splitlines()[-1])
        database.start()
        is_whole(database, "database restarted")
        # The import of a server goes on by itself
        server = Server(settings=[*database.settings(), *QUIET[:1], "-Drecto.import.every=1s"], content=folder, wait=False)
        try:
            server.await_log("Listening on")
            await_some(database, server.process, COUNT // 2)
            database.stop("immediate")
            time.sleep(2)
            database.start()
            took = server.until(lambda: database.sql("select count(*) from import_run", database="recto", check=False) != ["0"]
                                and stored(database) == COUNT, 300, 0.5)
            bars.check(took is not None, "database restarted: the import of the server finished by itself after %s s", took and "%.1f" % took)
            server.until(server.is_ready, 20)
        finally:
            server.stop()
        finishes(database, folder, "database restarted twice")
    finally:
        database.close()


def disk_full(folder):
    if os.getuid() != 0:
        print("       disk full: left out, it needs root")
        return
    with tempfile.TemporaryDirectory(prefix="recto-postgres-") as place:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", place], check=True)
        try:
            database = Postgres(folder=Path(place), options=["-c max_wal_size=32MB -c min_wal_size=32MB"])
            try:
                server = Server(settings=[*database.settings(), *QUIET[:1], "-Drecto.import.every=1s"], content=folder, wait=False)
                try:
                    server.await_log("Listening on")
                    filler = Path(place) / "filler"

                    # A little is left, so that it is the import that finds the disk full
                    with open(filler, "wb") as file:
                        while os.statvfs(place).f_bavail * os.statvfs(place).f_frsize > 1_000_000:
                            file.write(bytes(100_000))
                            file.flush()
                    took = server.until(lambda: "No space left" in server.said(), 60)
                    bars.check(took is not None, "disk full: the log says so")
                    known = server.until(lambda: server.status("/") in (200, 503), 30)
                    bars.check(known is not None and server.process.poll() is None, "disk full: the server answers %d", server.status("/"))
                    filler.unlink()
                    if not database.sql("select 1", check=False):
                        # A server whose log cannot be written ends itself; an operator starts it again
                        database.stop("immediate")
                        database.start()
                    took = server.until(lambda: server.metric('recto_import_runs_total{result="done"') > 0 and stored(database) == COUNT // 5, 180, 0.5)
                    bars.check(took is not None, "disk full: with room again the import finished after %s s: %d articles", took and "%.1f" % took, stored(database))
                    bars.check("\tat " not in server.said(), "disk full: no stack trace in the log")
                    for line in server.said().splitlines()[-6:]:
                        print("       " + line[:200])
                finally:
                    server.stop()
                finishes(database, folder, "disk full", COUNT // 5)
            finally:
                database.close()
        finally:
            subprocess.run(["umount", "-l", place], check=True)


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    many, few = Path(name, "many"), Path(name, "few")
    for folder, count in ((many, COUNT), (few, COUNT // 5)):
        subprocess.run([sys.executable, "-B", CORPUS, str(count), folder], check=True, stdout=subprocess.DEVNULL)
    for part in (killed, restarted):
        part(many)
    disk_full(few)
bars.end()
