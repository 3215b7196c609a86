#!/usr/bin/env python3
"""Two nodes behind nginx, which tries no request twice, are replaced one after the other under load: no request fails.

The script does what an ingress controller does: it asks each node whether it is ready, and has nginx send requests to those that are."""
import http.client
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from postgres import Postgres
from server import Bars, Server, article, free_port

bars = Bars()
DELAY = 4


class Nginx:

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None

    def write(self, nodes):
        temporary = "".join("%s_temp_path %s;\n" % (kind, self.folder / kind) for kind in "client_body proxy fastcgi uwsgi scgi".split())
        (self.folder / "nginx.conf").write_text("""
daemon off; worker_processes 2; pid %s; error_log %s;
events {}
http { access_log off; %s
  upstream recto { %s keepalive 16; }
  server { listen 127.0.0.1:%d;
    location / { proxy_pass http://recto; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_next_upstream off; } } }
""" % (self.folder / "pid", self.folder / "error.log", temporary, "".join("server 127.0.0.1:%d max_fails=0; " % node.port for node in nodes), self.port))

    def use(self, nodes):
        self.write(nodes)
        if not self.process:
            self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log")])
        else:
            self.process.send_signal(1)

    def close(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


class Controller(threading.Thread):
    """Tells nginx of a change of the nodes that are ready."""

    def __init__(self, nginx, nodes):
        super().__init__(daemon=True)
        self.nginx, self.nodes, self.isOver, self.used = nginx, nodes, False, []

    def run(self):
        while not self.isOver:
            ready = [node for node in list(self.nodes) if node.is_ready()]
            if ready and ready != self.used:
                self.nginx.use(ready)
                self.used = ready
            time.sleep(0.2)


class Reader(threading.Thread):
    """Asks again and again on a connection that stays open, as long as nginx keeps it."""

    def __init__(self, port, number):
        super().__init__(daemon=True)
        self.port, self.number, self.answers, self.failed, self.isOver = port, number, 0, [], False
        self.start()

    def run(self):
        connection = None
        while not self.isOver:
            path = "/articles/kept" if self.answers % 2 else "/search?q=w%d-%d" % (self.number, self.answers)
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.failed.append("%d for %s" % (answer.status, path))
                if answer.will_close:
                    connection = None
                self.answers += 1
            except http.client.RemoteDisconnected:
                # nginx itself, as it is told of new nodes, ends connections on which nothing is under way; a browser asks again
                connection = None
            except OSError as e:
                self.failed.append(repr(e))
                connection = None
            time.sleep(0.01)


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    home = Path(name)
    home.chmod(0o755)
    content = home / "content"
    content.mkdir()
    article(content, "kept", "Kept")
    postgres, nginx = Postgres(), Nginx(home)

    def node():
        return Server(settings=[*postgres.settings(), "-Dquarkus.shutdown.delay=%ds" % DELAY, "-Drecto.import.remote-pictures=false"], content=content, wait=False)

    def await_ready(one):
        return one.until(one.is_ready, 120, 0.2)

    nodes, controller, readers = [node()], None, []
    try:
        await_ready(nodes[0])
        nodes.append(node())
        await_ready(nodes[1])
        controller = Controller(nginx, nodes)
        controller.start()
        nodes[0].until(lambda: len(controller.used) == 2)
        time.sleep(1)
        readers = [Reader(nginx.port, number) for number in range(12)]
        time.sleep(3)
        for _ in range(2):
            old, new = nodes[0], node()
            nodes.append(new)
            bars.check(await_ready(new) is not None, "the new node is ready")
            new.until(lambda: new in controller.used)
            time.sleep(1)
            took = old.stop()
            nodes.remove(old)
            bars.check(took is not None and took < DELAY + 11, "the old node ended %s s after SIGTERM", took and "%.1f" % took)
        time.sleep(2)
        for reader in readers:
            reader.isOver = True
        for reader in readers:
            reader.join(20)
        failed = [what for reader in readers for what in reader.failed]
        bars.check(not failed, "of %d requests failed: %d %s", sum(reader.answers for reader in readers), len(failed), failed[:3])
        errors = [line for line in (home / "error.log").read_text().splitlines() if "[error]" in line]
        bars.check(not errors, "lines of errors in the log of nginx: %d %s", len(errors), errors[:2])
    finally:
        if controller:
            controller.isOver = True
            controller.join()
        nginx.close()
        for one in nodes:
            one.stop()
        postgres.close()
bars.end()
