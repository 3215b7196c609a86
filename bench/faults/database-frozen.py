#!/usr/bin/env python3
"""Freezes the database of a packaged Recto and takes it away: how long readers wait, and what the log says. Exit status 1 where a bar is missed.

Bars: no answer takes longer than 3 s; once the database is known to be away 100 ms; pages in memory come as fast as before; 5 s after the
database goes on all is well; the log has one line when it goes and one when it comes back; nobody is let in without the password."""
import concurrent.futures
import http.client
import itertools
import os
import shutil
import signal
import socket
import statistics
import struct
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from stage import default_jar  # noqa: E402
from tools import WORK, recto, stop_all  # noqa: E402

FOLDER, DATA = WORK / "fault-content", WORK / "fault-data"
misses = ("/search?q=w%d" % number for number in itertools.count())
failed = []


def bar(what, seen, holds):
    print("%-4s %s: %s" % ("ok" if holds else "BAD", what, seen))
    if not holds:
        failed.append(what)


def ask(port, path=None):
    """Status and seconds."""
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path or next(misses))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.monotonic() - began


def ask_at_once(port, count, path=None):
    paths = [path or next(misses) for _ in range(count)]
    with concurrent.futures.ThreadPoolExecutor(20) as readers:
        return list(readers.map(lambda one: ask(port, one), paths))


def await_answer(port):
    began = time.monotonic()
    while ask(port)[0] != 200 and time.monotonic() - began < 60:
        time.sleep(0.05)
    return time.monotonic() - began


def slowest(answers):
    return max(seconds for _, seconds in answers)


def kept(port):
    return statistics.median(ask(port, "/articles/kept")[1] for _ in range(50))


def frozen(server):
    port, pids = server.port, server.database.pids()
    before = kept(port)
    ask_at_once(port, 20)
    told = len(server.log.read_text().splitlines())
    for pid in server.database.pids():
        os.kill(pid, signal.SIGSTOP)
    try:
        first, later, memory = ask_at_once(port, 60), ask_at_once(port, 200), kept(port)
        time.sleep(10)
    finally:
        for pid in pids + server.database.pids():
            try:
                os.kill(pid, signal.SIGCONT)
            except ProcessLookupError:
                pass
    back = await_answer(port)
    time.sleep(1)
    lines = server.log.read_text().splitlines()[told:]
    bar("slowest answer as the database freezes", "%.2f s" % slowest(first), slowest(first) < 3)
    bar("slowest answer while it is known to be away", "%.0f ms" % (slowest(later) * 1000), slowest(later) < 0.1)
    bar("statuses meanwhile", sorted({status for status, _ in first + later}), {status for status, _ in later} == {503})
    bar("a page in memory, before and meanwhile", "%.2f and %.2f ms" % (before * 1000, memory * 1000), memory < 2 * before + 0.002)
    bar("all is well after", "%.2f s" % back, back < 5)
    bar("lines of the log", len(lines), len(lines) == 2)
    print("\n".join("     " + line for line in lines))


def without_password(server):
    with socket.create_connection(("127.0.0.1", server.database.port), 5) as s:
        hello = b"\0\3\0\0user\0postgres\0database\0postgres\0\0"
        s.sendall(struct.pack("!i", len(hello) + 4) + hello)
        kind, _, method = struct.unpack("!cii", s.recv(9))
    bar("a stranger is asked for", "SCRAM (%d)" % method, (kind, method) == (b"R", 10))
    loose = [str(path) for path in (DATA / "postgres.password", DATA / "postgres-programs", DATA / "postgres") if path.stat().st_mode & 0o077]
    bar("files that others may see", loose, not loose)


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    for folder in (FOLDER, DATA):
        shutil.rmtree(folder, ignore_errors=True)
    FOLDER.mkdir()
    (FOLDER / "kept.md").write_text("---\ntitle: Kept\npublish_date: 2026-01-01\n---\n\nSome text.\n")
    with recto(default_jar(), "database-frozen", FOLDER, data=DATA, settings={"recto.import.every": "1s"}) as server:
        while ask(server.port, "/articles/kept")[0] != 200:
            time.sleep(0.1)
        time.sleep(3)
        without_password(server)
        frozen(server)


try:
    main()
finally:
    stop_all()
sys.exit(1 if failed else 0)
