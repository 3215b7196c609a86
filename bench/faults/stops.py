#!/usr/bin/env python3
"""SIGTERM under load and at each moment of the start: no answer is cut, no stack trace is written, no process is left. And a port in use."""
import socket
import tempfile
import threading
import time
from pathlib import Path

from server import Bars, Server

bars = Bars()


class Client(threading.Thread):
    """Asks again and again on one connection, until the server says that the answer was the last."""

    def __init__(self, server, pause):
        super().__init__(daemon=True)
        self.server, self.pause = server, pause
        self.answers, self.cut, self.was_told = 0, None, False
        self.start()

    def run(self):
        socket_ = self.server.connect(60)
        file = socket_.makefile("rb")
        try:
            while not self.was_told:
                socket_.sendall(b"GET /search?q=article HTTP/1.1\r\nHost: localhost\r\n\r\n")
                line = file.readline()
                if not line:
                    raise EOFError("closed before the answer")
                length = 0
                while (field := file.readline().strip()):
                    name, value = field.lower().split(b":", 1)
                    length = int(value) if name == b"content-length" else length
                    self.was_told |= name == b"connection" and value.strip() == b"close"
                if len(file.read(length)) < length:
                    raise EOFError("closed in the answer")
                self.answers += 1
                time.sleep(self.pause)
        except (OSError, EOFError) as e:
            self.cut = e


def under_load(run):
    server = Server()
    clients = [Client(server, pause) for pause in [0] * 8 + [0.3] * 4]
    end = time.monotonic() + 60
    while min(client.answers for client in clients) < 5 and time.monotonic() < end:
        time.sleep(0.1)
    idle = server.connect()
    took = server.stop()
    for client in clients:
        client.join(15)
    cut = [str(client.cut) for client in clients if client.cut]
    bars.check(not cut, "run %d: of %d connections with %d answers, %d were cut %s", run, len(clients), sum(c.answers for c in clients), len(cut), cut[:3])
    bars.check(all(c.was_told for c in clients), "run %d: each was told that its last answer was the last", run)
    bars.check(took is not None and took < 11, "run %d: it ended after %s s", run, took and "%.1f" % took)
    traces = [line for line in server.said().splitlines() if line.startswith("\tat ")]
    bars.check(not traces, "run %d: %d lines of stack traces in the log", run, len(traces))
    bars.check(not server.postgres(), "run %d: processes of PostgreSQL left: %s", run, server.postgres())
    idle.close()
    if traces:
        print(server.said()[-3000:])


def while_starting():
    with tempfile.TemporaryDirectory(prefix="recto-faults-data-") as data:
        begin = time.monotonic()
        first = Server(data=data, wait=False)
        first.await_log("Listening on")
        whole = time.monotonic() - begin
        first.stop()
        for part in range(1, 11):
            server = Server(data=data, wait=False)
            time.sleep(whole * part / 10)
            took = server.stop()
            traces = [line for line in server.said().splitlines() if line.startswith("\tat ")]
            bars.check(took is not None and not server.postgres() and not traces, "SIGTERM at %.1f of %.1f s: it ended after %s s, PostgreSQL left: %s, lines of stack traces: %d",
                       whole * part / 10, whole, took and "%.1f" % took, server.postgres(), len(traces))
            for pid in server.postgres():
                print("       process left: %d" % pid)
            if traces:
                print(server.said()[-3000:])


def port_in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server(port=port, wait=False)
        status = server.process.wait(60)
        said = server.said()
        bars.check(status == 1 and str(port) in said and "quarkus.http.port" in said and not Path(server.data).exists() and "\tat " not in said,
                   "a port in use: status %d, no database, %r", status, said.strip())


for run in range(1, 4):
    under_load(run)
while_starting()
port_in_use()
bars.end()
