#!/usr/bin/env python3
"""Stops PostgreSQL for a minute, has its replica take over, and takes all its connections: pages in memory come as before, others wait for nothing.

Bars: pages in memory 200 and as fast; others 503 with Retry-After, 19 in 20 in under 100 ms; all is well 5 s after. `--quick` stops it for ten seconds."""
import itertools
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article

AWAY = 10 if "--quick" in sys.argv else 60
# On a machine that is busy with other things all takes longer
BUSY = max(1, os.getloadavg()[0] / os.cpu_count())
bars = Bars()
misses = ("/search?q=word%d" % number for number in itertools.count())


def kept(server, count=200):
    """The median time of a page in memory, in milliseconds, and the statuses."""
    answers = [server.get("/articles/kept") for _ in range(count)]
    return statistics.median(seconds for seconds, _ in answers) * 1000, {status for _, status in answers}


def meanwhile(server, what, before, seconds, first=0.5):
    """What readers get while the database is away; those of the first moment may wait for what they had begun to ask."""
    time.sleep(first)
    statuses, waits, end = set(), True, time.monotonic() + seconds
    took, times, hits = [], [], set()
    while time.monotonic() < end:
        begin = time.monotonic()
        answer = server.answer(next(misses))
        took.append(time.monotonic() - begin)
        statuses.add(int(answer[9:12]))
        waits &= b"\r\nretry-after:" in answer.lower()
        median, seen = kept(server, 20)
        times.append(median)
        hits |= seen
        time.sleep(0.1)
    bars.check(hits == {200} and statistics.median(times) < 2 * before + 1, "%s: a page in memory %s, %.1f ms; before, %.1f ms", what, hits, statistics.median(times), before)
    bars.check(statuses == {503} and waits, "%s: other pages %s, each with Retry-After: %s", what, statuses, waits)
    # One may have asked before anybody knew
    usual = statistics.quantiles(took, n=20)[-1]
    bars.check(usual < BUSY * 0.1 and max(took) < 3, "%s: 19 in 20 of %d took less than %.0f ms, the slowest %.0f ms", what, len(took), usual * 1000, max(took) * 1000)


def well(server, what):
    took = server.until(lambda: server.status(next(misses)) == 200, 30)
    bars.check(took is not None and took < 5, "%s: all is well after %s s", what, took and "%.1f" % took)


def is_well(server):
    return server.until(lambda: server.status("/articles/kept") == 200 and server.is_ready()) is not None


def stopped(folder, database):
    server = Server(settings=[*database.settings(), "-Drecto.import.every=1s"], content=folder)
    try:
        bars.check(is_well(server), "the site is there")
        before = kept(server)[0]
        lines = len(server.said().splitlines())
        database.stop()
        meanwhile(server, "stopped", before, AWAY)
        bars.check(not server.is_ready(), "stopped: not ready")
        database.start()
        well(server, "started again")
        article(folder, "later", "Later")
        bars.check(server.until(lambda: server.status("/articles/later") == 200, 20) is not None, "started again: a new file becomes a page")
        said = server.said().splitlines()[lines:]
        bars.check(len(said) <= 6 and not any(line.startswith("\tat ") for line in said), "stopped and started: %d lines in the log", len(said))
        print("\n".join("       " + line for line in said))
    finally:
        server.stop()


def out_of_connections(folder, database):
    """All that are for others than the superuser are taken, and those of Recto ended."""
    server = Server(settings=[*database.settings(), "-Drecto.import.every=0s"], content=folder)
    try:
        bars.check(is_well(server), "the site is there")
        before = kept(server)[0]
        database.sql("alter role recto connection limit 0", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'recto'")
        meanwhile(server, "no connection is to be had", before, 5, first=2.5)
        database.sql("alter role recto connection limit -1")
        well(server, "connections are to be had")
        bars.check(not any(line.startswith("\tat ") for line in server.said().splitlines()), "no stack trace in the log")
    finally:
        server.stop()


def failed_over(folder, database):
    replica = Postgres(follows=database, options=["-c hot_standby=on"])
    server = Server(settings=[*database.settings(replica, more="&targetServerType=primary"), "-Drecto.import.every=1s"], content=folder)
    try:
        bars.check(is_well(server), "the site is there")
        before = kept(server)[0]
        database.stop("immediate")
        meanwhile(server, "the first server is lost", before, 5)
        replica.promote()
        well(server, "its replica has taken over")
        article(folder, "after", "After")
        bars.check(server.until(lambda: server.status("/articles/after") == 200, 20) is not None, "its replica has taken over: a new file becomes a page")
        bars.check(replica.ask("select count(*) from article where slug = 'after'") == "1", "and is a row of the replica")
    finally:
        server.stop()
        replica.close()


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    content = Path(name)
    article(content, "kept", "Kept")
    postgres = Postgres()
    try:
        stopped(content, postgres)
        out_of_connections(content, postgres)
        failed_over(content, postgres)
    finally:
        postgres.close()
bars.end()
