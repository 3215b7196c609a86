#!/usr/bin/env python3
"""Reads pages from a streaming replica: one that is late, stands still, goes and comes back, and is alone. No page is older than what its node knows of."""
import re
import tempfile
import threading
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article

bars = Bars()
REPLICA, DATABASE = 'recto_page_reads_total{from="replica"', 'recto_page_reads_total{from="database"'


def number(server):
    """Which edition of the article its page shows."""
    answer = server.answer("/articles/edited").decode(errors="replace")
    found = re.search(r"Edition (\d+)\.", answer)
    return int(found[1]) if found else -1


def edit(content, edition):
    article(content, "edited", "Edited", "Edition %d." % edition)


def shows(server, edition, seconds=20):
    return server.until(lambda: number(server) == edition, seconds)


def pages(server, names):
    return [server.status("/articles/" + name) for name in names]


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    content = Path(name)
    names = ["a%d" % i for i in range(60)]
    for one in names:
        article(content, one, "Article " + one)
    edit(content, 0)
    database = Postgres()
    replica = Postgres(follows=database, options=["-c recovery_min_apply_delay=200ms", "-c hot_standby_feedback=on"])
    server = Server(settings=[*database.settings(), "-Drecto.import.every=250ms", "-Drecto.import.remote-pictures=false", "-Drecto.database.replica=" + replica.url()],
                    content=content, wait=False)
    try:
        bars.check(server.until(server.is_ready, 120) is not None, "the site is there")
        server.until(lambda: replica.ask("select count(*) from article") == "61", 30)
        before = server.metric(REPLICA)
        wrong = [status for status in pages(server, names[:20]) if status != 200]
        bars.check(not wrong and server.metric(REPLICA) - before >= 20, "20 pages took %d connections of the replica, the database %d",
                   server.metric(REPLICA) - before, server.metric(DATABASE))

        # Two hundred milliseconds late: readers go on all the time, and see no edition go back
        seen, is_over = [], threading.Event()

        def read(into):
            while not is_over.is_set():
                into.append(number(server))
                time.sleep(0.005)

        readers = []
        for _ in range(3):
            seen.append([])
            readers.append(threading.Thread(target=read, args=(seen[-1],)))
            readers[-1].start()
        late = 0
        for edition in range(1, 16):
            edit(content, edition)
            late = max(late, shows(server, edition) or 99)
        is_over.set()
        for thread in readers:
            thread.join()
        back = sum(a > b for one in seen for a, b in zip(one, one[1:]))
        bars.check(back == 0, "of %d answers while the replica was 0.2 s late %d showed an older edition than the one before", sum(map(len, seen)), back)
        bars.check(late < 20, "each of 15 editions was shown, the slowest after %.1f s, most of which is the import", late)

        replica.sql("select pg_wal_replay_pause()")
        edit(content, 100)
        took = shows(server, 100)
        before = server.metric(REPLICA)
        pages(server, names[20:30])
        bars.check(took is not None and server.metric(REPLICA) == before, "the replica stands still: the new edition is shown, and no page is read from it")
        replica.sql("select pg_wal_replay_resume()")
        server.until(lambda: replica.ask("select max(id) from site_change") == database.ask("select max(id) from site_change"), 10)
        before = server.metric(REPLICA)
        pages(server, names[30:35])
        bars.check(server.metric(REPLICA) > before, "the replica follows again, and pages are read from it")

        replica.stop("immediate")
        wrong = [status for status in pages(server, names[35:45]) if status != 200]
        edit(content, 200)
        bars.check(not wrong and shows(server, 200) is not None, "the replica is away: pages are served, the new edition too; %s", wrong)
        replica.start()
        back = server.until(lambda: "The replica of the database answers again" in server.said(), 20)
        server.until(lambda: replica.ask("select max(id) from site_change") == database.ask("select max(id) from site_change"), 10)
        before = server.metric(REPLICA)
        pages(server, names[45:50])
        told = server.said().count("The replica of the database does not answer")
        bars.check(back is not None and server.metric(REPLICA) > before and told == 1, "it is back and read from; the log says once that it was away (%d)", told)

        database.stop("immediate")
        statuses = pages(server, names[50:])
        bars.check(set(statuses) == {200}, "the database is away: pages that are not in memory come from the replica, %s", statuses)
        database.start()
        edit(content, 300)
        took = shows(server, 300)
        bars.check(took is not None, "the database is back: the new edition is shown after %s s", took and "%.1f" % took)
        bars.check("\tat " not in server.said(), "no stack trace in the log")
        if bars.missed:
            print(server.said()[-3000:])
    finally:
        server.stop()
        replica.close()
        database.close()
bars.end()
