#!/usr/bin/env python3
"""Two nodes over one database: a change on one is seen on the other, also where its connection was cut; of two importers one imports.

Bars: the other node serves the change within a second of the one that imported it; two imports at once end well or say why, and nothing is there twice."""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgres import Postgres
from server import JAR, Bars, Server, article

bars = Bars()


def shows(server, title):
    return ("<h1>%s" % title).encode() in server.answer("/articles/kept") or title.encode() in server.answer("/articles/kept")


def seen(first, other, folder, title, what):
    """After the node that imports shows it, how long the other one takes. Both have the page in memory before."""
    for server in (first, other):
        server.get("/articles/kept")
    article(folder, "kept", title)
    bars.check(first.until(lambda: shows(first, title), 40, 0.01) is not None, "%s: the node that imports shows it", what)
    took = other.until(lambda: shows(other, title), 20, 0.01)
    bars.check(took is not None and took < 1, "%s: the other shows it %s s later", what, took and "%.2f" % took)


def two_importers(database, folder):
    """Enough files that one is still at work when the other begins."""
    subprocess.run([sys.executable, "-B", str(Path(__file__).resolve().parent.parent / "corpus.py"), "1500", str(folder / "many")], check=True, stdout=subprocess.DEVNULL)
    command = ["java", *database.settings(), "-Drecto.import.remote-pictures=false", "-jar", str(JAR), "import", str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tempfile.gettempdir()) for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    statuses = sorted(one.returncode for one in both)
    bars.check(statuses[0] == 0, "two imports at once end with %s", statuses)
    print("\n".join("       " + text.strip().splitlines()[-1][:160] for text in said))
    bars.check(any("import" in text and ("another" in text.lower() or "other" in text.lower()) for text in said), "one says that the other imports")
    rows = database.ask("select count(*) || ' ' || count(distinct slug) from article")
    bars.check(rows == "1501 1501", "articles and slugs afterwards: %s, expected 1501 1501", rows)


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    content = Path(name)
    article(content, "kept", "Kept")
    postgres = Postgres()
    nodes = []
    try:
        nodes.append(Server(settings=[*postgres.settings(), "-Drecto.import.every=1s"], content=content))
        nodes.append(Server(settings=[*postgres.settings(), "-Drecto.import.at-start=false", "-Drecto.import.every=0s"], content=content, wait=False))
        a, b = nodes
        for node in nodes:
            bars.check(node.until(lambda: node.status("/articles/kept") == 200) is not None, "a node serves")
        seen(a, b, content, "Changed once", "two nodes")
        postgres.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'recto'")
        time.sleep(0.2)
        seen(a, b, content, "Changed again", "their connections cut")
        said = [line for node in nodes for line in node.said().splitlines()]
        bars.check(not any(line.startswith("\tat ") for line in said), "no stack trace in the logs")
        print("\n".join("       " + line[:200] for line in said if "WARN" in line or "ERROR" in line))
        for node in nodes:
            node.stop()
        two_importers(postgres, content)
    finally:
        for node in nodes:
            node.stop()
        postgres.close()
bars.end()
