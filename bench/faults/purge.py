#!/usr/bin/env python3
"""Varnish in front, which keeps pages for an hour, with src/main/ops/varnish.vcl: what changes is dropped from it, and what does not stays."""
import re
import subprocess
import tempfile
import time
from pathlib import Path

from postgres import Postgres
from server import HOME, Bars, Server, article, free_port

bars = Bars()
with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    home = Path(name)
    home.chmod(0o755)
    content = home / "content"
    content.mkdir()
    for slug in ("kept", "changed"):
        article(content, slug, slug.capitalize())
    for number in range(9):
        # By their names these stand between the two, so that neither is the neighbour of the other
        article(content, "idle%d" % number, "Idle", header="tags: [t%d]\n" % number)
    port, database = free_port(), Postgres()
    server = Server(settings=[*database.settings(), "-Drecto.import.every=1s", "-Drecto.import.remote-pictures=false", "-Drecto.cdn.purge=http://127.0.0.1:%d" % port],
                    content=content, wait=False)
    varnish = None
    try:
        server.until(lambda: server.status("/articles/changed") == 200, 120)
        vcl = (HOME / "src/main/ops/varnish.vcl").read_text()
        vcl = vcl.replace('.host = "recto"', '.host = "127.0.0.1"').replace('"8080"', '"%d"' % server.port)
        (home / "default.vcl").write_text(vcl + "\nsub vcl_backend_response { set beresp.ttl = 1h; }\n")
        varnish = subprocess.Popen(["/usr/sbin/varnishd", "-F", "-j", "none", "-n", str(home / "varnish"), "-a", "127.0.0.1:%d" % port, "-f", str(home / "default.vcl"),
                                    "-s", "malloc,32m", "-t", "3600"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def age(path):
            """The seconds for which Varnish has had the page; the text."""
            answer = server.answer(path, port=port)
            return int(re.search(rb"(?i)\r\nage: (\d+)", answer)[1]), answer

        def is_up():
            try:
                return b" 200" in server.answer("/", port=port)[:15]
            except OSError:
                return False
        bars.check(server.until(is_up, 30) is not None, "Varnish is there")
        # The first looks at the outbox make the beginning
        time.sleep(12)
        for path in ("/", "/articles/kept", "/articles/changed"):
            age(path)
        time.sleep(3)
        bars.check(age("/articles/changed")[0] >= 2, "Varnish keeps the page: for %d s", age("/articles/changed")[0])
        bars.check(b"urrogate" not in age("/")[1].split(b"\r\n\r\n")[0], "readers do not see the keys")
        article(content, "changed", "Changed Again")
        took = server.until(lambda: b"Changed Again" in age("/articles/changed")[1], 40)
        bars.check(took is not None and took < 20, "the changed page is dropped %s s after the file was saved", took and "%.1f" % took)
        bars.check(b"Changed Again" in age("/")[1], "and so is the list")
        bars.check(age("/articles/kept")[0] > 3, "a page that shows nothing of it stays: for %d s", age("/articles/kept")[0])
        with server.connect(port=port) as s:
            s.sendall(b"PURGE / HTTP/1.1\r\nHost: localhost\r\nSurrogate-Key: .*\r\nConnection: close\r\n\r\n")
            bars.check(b" 405" in s.recv(64), "an expression in place of keys is refused")
    finally:
        server.stop()
        if varnish:
            varnish.terminate()
            varnish.wait()
        database.close()
bars.end()
