#!/usr/bin/env python3
"""Slow bodies, 2,000 idle connections, pipelining, 100,000 addresses that lead nowhere and 10,000 query strings: others are served meanwhile.

Bars: nobody else waits for more than 100 ms (or twice what it took before, on a busy machine), memory stays within 150 MB of before, and all is well 5 s after.
`--quick` asks a tenth as often."""
import resource
import sys
import threading
import time

from server import Bars, Server

PART = 10 if "--quick" in sys.argv else 1
bars = Bars()
resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)


class Others:
    """Asks for pages, as readers do, while something else goes on."""

    def __init__(self, server):
        self.server, self.times, self.wrong, self.isOver = server, [], set(), False
        self.thread = threading.Thread(target=self.run)

    def __enter__(self):
        self.thread.start()
        return self

    def run(self):
        while not self.isOver:
            for path in ("/", "/rss.xml", "/articles/front-matter", "/articles/deploying"):
                try:
                    took, status = self.server.get(path, timeout=10)
                except OSError as e:
                    took, status = 10, str(e)
                self.times.append(took)
                if status != 200:
                    self.wrong.add(status)
            time.sleep(0.02)

    def __exit__(self, *failure):
        self.isOver = True
        self.thread.join()
        self.times.sort()
        self.slowest = self.times[int(len(self.times) * 0.99)]


def pipelined(server, paths, at_once=50):
    """Asks for all paths on one connection, so many before it reads, and counts the answers by status."""
    counts = {}
    with server.connect(60) as s:
        file = s.makefile("rb")
        for begin in range(0, len(paths), at_once):
            part = paths[begin:begin + at_once]
            s.sendall(b"".join(b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode() for path in part))
            for _ in part:
                status, length = int(file.readline()[9:12]), 0
                while (field := file.readline().strip()):
                    name, value = field.lower().split(b":", 1)
                    length = int(value) if name == b"content-length" else length
                file.read(length)
                counts[status] = counts.get(status, 0) + 1
    return counts


def slow_bodies(server):
    sockets = []
    for _ in range(100):
        s = server.connect()
        s.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n")
        sockets.append(s)
    for _ in range(10):
        time.sleep(1)
        for s in sockets:
            try:
                s.sendall(b"a")
            except OSError:
                pass
    took = server.until(lambda: server.sockets().get("ESTABLISHED", 0) < 10, 30, 0.5)
    for s in sockets:
        s.close()
    return "100 that send a byte a second; let go %s s after ten bytes" % (took is not None and "%.0f" % took)


def idle(server):
    sockets = [server.connect() for _ in range(2000)]
    time.sleep(8)
    for s in sockets:
        s.close()
    return "2,000 connections without a request"


server = Server("-Xmx160m", "-XX:+UseSerialGC", settings=["-Drecto.import.remote-pictures=false", "-Drecto.import.every=0s", "-Drecto.http.request-timeout=10s"])
try:
    with Others(server) as usual:
        pipelined(server, ["/articles/nothing-%d" % number for number in range(2000)])
        time.sleep(3)
    before, most = server.memory(), max(0.1, 2 * usual.slowest)
    print("       before: 99 in 100 of %d took less than %.0f ms, memory %d MB" % (len(usual.times), usual.slowest * 1000, before))
    trials = [
        ("slow bodies", lambda: slow_bodies(server)),
        ("idle", lambda: idle(server)),
        ("pipelining", lambda: pipelined(server, ["/articles/front-matter"] * (20_000 // PART), 500)),
        ("addresses that lead nowhere", lambda: pipelined(server, ["/no/such-%d" % number for number in range(100_000 // PART)])),
        ("query strings", lambda: pipelined(server, ["/?utm_source=%d" % number for number in range(10_000 // PART)])),
        ("searches", lambda: pipelined(server, ["/search?q=word%d" % number for number in range(1_000 // PART)], 10)),
    ]
    for name, trial in trials:
        with Others(server) as others:
            came = trial()
        bars.check(others.slowest < most and not others.wrong, "%s: %s; 99 in 100 of %d others took less than %.0f ms, the slowest %.0f ms, not 200: %s",
                   name, came, len(others.times), others.slowest * 1000, others.times[-1] * 1000, others.wrong)
        bars.check(server.memory() < before + 150, "%s: memory %d MB", name, server.memory())
    time.sleep(5)
    with Others(server) as after:
        time.sleep(3)
    bars.check(after.slowest < most and not after.wrong, "5 s after all 99 in 100 took less than %.0f ms", after.slowest * 1000)
    bars.check(server.sockets().get("ESTABLISHED", 0) <= 1 and not server.sockets().get("CLOSE-WAIT"), "no connection is left: %s", server.sockets())
    bars.check("\tat " not in server.said(), "no stack trace in the log")
finally:
    server.stop()
bars.end()
