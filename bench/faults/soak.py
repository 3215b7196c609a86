#!/usr/bin/env python3
"""Mixed load for some minutes while articles change and the database restarts: no error that is not expected, and memory stays flat. See bench/soak.sh."""
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article

SECONDS = float(sys.argv[1] if len(sys.argv) > 1 else 10) * 60
ARTICLES = 300
bars = Bars()
counts, unexpected, is_over, away = {}, [], threading.Event(), threading.Event()


def reader(server, seed):
    """Pages, feeds, searches, what is not there, and half of a request. While the database is away a page may be refused."""
    chance = random.Random(seed)
    while not is_over.is_set():
        path = chance.choice(["/", "/page/2", "/rss.xml", "/atom.xml", "/tags", "/archive", "/sitemap.xml", "/articles/own%d" % chance.randrange(20),
                              "/search?q=w%d" % chance.randrange(1000), "/search?q=lighthouse", "/no/such/%d" % chance.randrange(10 ** 6), "/?x=%d" % chance.randrange(10 ** 6)])
        expected = {404} if path.startswith("/no/") else {200}
        was_away = away.is_set()
        try:
            if chance.random() < 0.02:
                with server.connect() as s:
                    s.sendall(b"GET / HTTP/1.1\r\nHost: loc")
                continue
            status = server.get(path)[1]
        except OSError as e:
            status = repr(e)
        counts[status] = counts.get(status, 0) + 1
        if status not in expected and not (status == 503 and (was_away or away.is_set())):
            unexpected.append("%s for %s" % (status, path))
        time.sleep(0.02)


def author(folder):
    """Saves, renames and removes articles of its own."""
    number = 0
    while not is_over.wait(1.5):
        number += 1
        article(folder, "own%d" % (number % 20), "Own %d" % number, "Saved for the %dth time, near the lighthouse." % number)


def breaker(database):
    """Restarts the database now and then."""
    while not is_over.wait(min(SECONDS / 6, 30)):
        away.set()
        database.stop("immediate")
        time.sleep(2)
        database.start()
        time.sleep(5)
        away.clear()


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    content = Path(name)
    subprocess.run([sys.executable, "-B", str(Path(__file__).resolve().parent.parent / "corpus.py"), str(ARTICLES), str(content / "many")], check=True, stdout=subprocess.DEVNULL)
    for number in range(20):
        article(content, "own%d" % number, "Own %d" % number)
    database = Postgres()
    server = Server("-Xmx160m", "-XX:+UseSerialGC", settings=[*database.settings(), "-Drecto.import.every=2s", "-Drecto.import.remote-pictures=false"], content=content, wait=False)
    try:
        bars.check(server.until(server.is_ready, 300) is not None, "the site is there")
        threads = [threading.Thread(target=reader, args=(server, seed)) for seed in range(8)]
        threads += [threading.Thread(target=author, args=(content,)), threading.Thread(target=breaker, args=(database,))]
        for thread in threads:
            thread.start()
        begin, memory = time.monotonic(), []
        while time.monotonic() < begin + SECONDS:
            time.sleep(min(2, SECONDS / 50))
            memory.append(server.memory())
        is_over.set()
        for thread in threads:
            thread.join(60)
        third = len(memory) // 3
        middle, end = statistics.median(memory[third:2 * third]), statistics.median(memory[2 * third:])
        bars.check(end < middle * 1.1 + 15, "memory in the second and in the last third: %d and %d MB", middle, end)
        bars.check(not unexpected, "answers by status: %s, of which unexpected: %d %s", counts, len(unexpected), unexpected[:5])
        took = server.until(lambda: server.is_ready() and server.status("/search?q=after") == 200, 30)
        bars.check(took is not None and took < 5, "all is well %s s after", took and "%.1f" % took)
        bars.check(server.metric("recto_import_files_total{outcome=\"failed\"") == 0, "no file failed")
        traces = [line for line in server.said().splitlines() if line.startswith("\tat ")]
        bars.check(not traces, "no stack trace in the log")
        print("       passes done: %d, unfinished: %d" % (server.metric('recto_import_runs_total{result="done"'), server.metric('recto_import_runs_total{result="unfinished"')))
        if traces:
            said = server.said()
            # The first, with what was said before it
            at = said.index("\n\tat ")
            print(said[max(0, at - 1500):at + 6000])
    finally:
        is_over.set()
        server.stop()
        database.close()
bars.end()
