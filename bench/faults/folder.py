#!/usr/bin/env python3
"""Takes the content folder away, empties it, forbids it, and writes to it slowly: nothing is taken down, and it is said in the log and in a metric.

The part in which the folder may not be read needs root: the server then runs as nobody."""
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article

bars = Bars()
COUNT = 20
AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []


def all_are_there(server):
    return {server.status("/articles/a%d" % number) for number in range(COUNT)} | {server.status("/")}


REFUSED, FAILED = 'recto_import_runs_total{result="refused"', 'recto_import_files_total{outcome="failed"'


def survives(server, what, spoil, mend, metric=REFUSED):
    """Looks from when the fault was seen."""
    said, before = len(server.said()), server.metric(metric)
    spoil()
    took = server.until(lambda: server.metric(metric) > before, 40, 0.3)
    bars.check(took is not None, "%s: a metric says so after %s s", what, took and "%.1f" % took)
    lines = server.said()[said:].strip().splitlines()
    bars.check(any("WARN" in line or "ERROR" in line for line in lines), "%s: %d lines in the log", what, len(lines))
    for line in lines[:3]:
        print("       " + line[:220])
    bars.check(all_are_there(server) == {200}, "%s: the pages are there: %s", what, all_are_there(server))
    time.sleep(6)
    lines = server.said()[said:].strip().splitlines()
    bars.check(len(lines) <= 4, "%s: six seconds and as many passes later the log has %d lines about it", what, len(lines))
    mend()
    time.sleep(4)
    before = server.metric(metric)
    time.sleep(4)
    bars.check(server.metric(metric) == before and all_are_there(server) == {200}, "%s: mended, all is well", what)


def half_written(server, folder):
    """An article whose file comes in parts, a third of a second apart: nobody sees the first part alone."""
    early = []
    with open(folder / "slow.md", "w") as file:
        for number in range(16):
            file.write("---\ntitle: Slow\npublish_date: 2026-01-01\n---\n\n" if number == 0 else "Paragraph %d.\n\n" % number)
            file.flush()
            answer = server.answer("/articles/slow")
            if b" 404 " not in answer[:15]:
                early.append(number)
            time.sleep(0.3)
    bars.check(not early, "half written: in 16 parts; it is not there before the last, but for %s", early)
    took = server.until(lambda: b"Paragraph 15." in server.answer("/articles/slow"), 30)
    bars.check(took is not None, "half written: it is there %s s after its last part", took and "%.1f" % took)


def growing(server, folder):
    """A file that never comes to rest keeps the others waiting for a while, not for ever, and one that is too large is reported."""
    with open(folder / "endless.md", "w") as file:
        file.write("---\ntitle: Endless\npublish_date: 2026-01-01\n---\n\n")
        article(folder, "beside", "Beside")
        end, took, begin = time.monotonic() + 45, None, time.monotonic()
        while time.monotonic() < end and took is None:
            file.write("word " * 20_000 + "\n\n")
            file.flush()
            took = time.monotonic() - begin if server.status("/articles/beside") == 200 else None
            time.sleep(0.3)
        bars.check(took is not None, "growing: the article beside it is there after %s s", took and "%.1f" % took)
        file.write("word " * 1_200_000)
    server.await_log(r"endless\.md.*", 40)
    bars.check("endless.md" in server.said(), "growing: the log names the file: %s", [line for line in server.said().splitlines() if "endless" in line][-1][:160])
    bars.check(server.metric("recto_import_problems") > 0, "growing: a metric counts the problem")
    bars.check(all_are_there(server) == {200}, "growing: the pages are there")


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    home = Path(name)
    home.chmod(0o755)
    content, away = home / "content", home / "away"
    content.mkdir()
    for number in range(COUNT):
        article(content, "a%d" % number, "Article %d" % number)
    postgres = Postgres()
    data = home / "data"
    data.mkdir()
    if AS_NOBODY:
        shutil.chown(data, "nobody")
    server = Server("-Duser.home=" + str(data), settings=[*postgres.settings(), "-Drecto.import.every=1s"], content=content, data=data, before=AS_NOBODY)
    try:
        bars.check(server.until(lambda: all_are_there(server) == {200}) is not None, "the site is there")
        survives(server, "gone", lambda: content.rename(away), lambda: away.rename(content))

        def empty():
            content.rename(away)
            content.mkdir()

        def fill():
            content.rmdir()
            away.rename(content)
        survives(server, "emptied", empty, fill)
        if AS_NOBODY:
            survives(server, "unreadable", lambda: content.chmod(0), lambda: content.chmod(0o755), FAILED)
        half_written(server, content)
        growing(server, content)
        bars.check("\tat " not in server.said(), "no stack trace in the log")
    finally:
        server.stop()
        postgres.close()
bars.end()
