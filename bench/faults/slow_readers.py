#!/usr/bin/env python3
"""Readers that ask and do not read, requests that never end, and more connections than are allowed: everybody else is served meanwhile."""
import sys
import time

from server import Bars, Server

PATHS = ["/rss.xml", "/", "/search?q=article", "/no/such/page"]
HOLD = 15 if "--quick" in sys.argv else 60


def slowest(server, seconds):
    worst, count, end = 0, 0, time.monotonic() + seconds
    while time.monotonic() < end:
        for path in ("/", "/rss.xml", "/articles/front-matter", "/search?q=markdown"):
            try:
                took, status = server.get(path, timeout=5)
            except OSError:
                took, status = 99, 0
            worst, count = max(worst, took if status == 200 else 99), count + 1
        time.sleep(0.05)
    return worst, count


def attack(server, path, connections, requests):
    sockets = []
    for _ in range(connections):
        s = server.connect(receive=4096)
        s.setblocking(False)
        data = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode() * requests
        sent = 0
        try:
            while sent < len(data):
                sent += s.send(data[sent:])
        except (BlockingIOError, ConnectionError):
            pass
        sockets.append(s)
    return sockets


def until_few(server, few, seconds):
    """The seconds until fewer connections are open; None where it did not come to that."""
    for waited in range(seconds):
        if server.sockets().get("ESTABLISHED", 0) < few:
            return waited
        time.sleep(1)
    return None


bars = Bars()
server = Server("-Xmx160m", "-XX:+UseSerialGC", settings=["-Drecto.http.request-timeout=10s", "-Drecto.http.send-timeout=30s", "-Drecto.http.idle-timeout=30s",
                                                         "-Drecto.http.max-connections=600"])
try:
    slowest(server, 5)
    worst, count = slowest(server, 5)
    before = server.memory()
    # On a machine that is busy with other things
    most = max(0.1, 2 * worst)
    print("       before: the slowest of %d took %.0f ms, memory %d MB" % (count, worst * 1000, before))
    for path in PATHS:
        sockets = attack(server, path, 10, 2000)
        worst, count = slowest(server, HOLD / 4)
        bars.check(worst < most, "10 x 2000 requests for %s, nothing read: the slowest of %d others took %.0f ms, memory %d MB",
                   path, count, worst * 1000, server.memory())
        for s in sockets:
            s.close()
    sockets = attack(server, "/rss.xml", 400, 50)
    # Until the buffers of the system are full, a gigabyte is written to them
    time.sleep(2)
    worst, count = slowest(server, HOLD / 4)
    bars.check(worst < most, "400 x 50 requests: the slowest of %d others took %.0f ms, memory %d MB", count, worst * 1000, server.memory())
    waited = until_few(server, 5, 50)
    bars.check(waited is not None, "readers that take nothing are let go after send-timeout: after %s s more; %s", waited, server.sockets())
    for s in sockets:
        s.close()

    slow = [server.connect() for _ in range(100)]
    for s in slow:
        s.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    for _ in range(8):
        time.sleep(2)
        for s in slow:
            try:
                s.sendall(b"a")
            except OSError:
                pass
    bars.check(server.sockets().get("ESTABLISHED", 0) < 5, "requests that never end are let go after request-timeout: %s", server.sockets())
    for s in slow:
        s.close()

    many = []
    for _ in range(700):
        many.append(server.connect())
    time.sleep(1)
    bars.check(server.sockets().get("ESTABLISHED", 0) <= 600, "700 connections where 600 are allowed: %s", server.sockets())
    waited = until_few(server, 305, 12)
    bars.check(waited is not None, "while there are many, idle ones are let go after five seconds: after %s s; %s", waited, server.sockets())
    for s in many:
        s.close()

    time.sleep(5)
    worst, count = slowest(server, 5)
    states = server.sockets()
    bars.check(worst < most, "5 s after all have gone the slowest of %d took %.0f ms", count, worst * 1000)
    bars.check(states.get("CLOSE-WAIT", 0) == 0 and states.get("ESTABLISHED", 0) <= 1, "no connection is left: %s", states)
    bars.check(server.memory() < before + 100, "memory afterwards: %d MB", server.memory())
    bars.check("\tat " not in server.said(), "no stack trace in the log")
finally:
    took = server.stop()
    bars.check(took is not None and took < 11, "SIGTERM ended it in %s s", took and "%.1f" % took)
    if bars.missed:
        print(server.said()[-3000:])
bars.end()
