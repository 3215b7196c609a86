#!/usr/bin/env python3
"""Dumps the database with pg_dump and restores it into another one: the site of the copy is the same, byte by byte, without any import."""
import re
import tempfile
from pathlib import Path

from postgres import Postgres
from server import Bars, Server

bars = Bars()
STILL = ["-Drecto.site.url=http://localhost:8080", "-Drecto.import.remote-pictures=false", "-Drecto.import.every=0s"]


def crawl(server):
    """Every page that a link, a feed or the sitemap leads to, with its status and bytes, and with its tag."""
    found, open_paths = {}, ["/", "/sitemap.xml", "/rss.xml", "/atom.xml", "/feed.json", "/feeds", "/llms.txt", "/robots.txt", "/search?q=markdown", "/no/such/page"]
    while open_paths:
        path = open_paths.pop()
        if path in found or len(found) > 2000:
            continue
        head, _, body = server.answer(path).partition(b"\r\n\r\n")
        etag = re.search(rb"(?im)^etag: (.*)\r?$", head)
        found[path] = (head[9:12], etag and etag[1].strip(), body)
        text = body.decode("utf-8", "replace")
        links = re.findall(r'(?:href|src)="([^"#]+)|<loc>([^<]+)|<link>([^<]+)|"url": ?"([^"]+)', text)
        for link in (part for parts in links for part in parts if part):
            link = link.replace("http://localhost:8080", "").replace("&amp;", "&")
            if link.startswith("/") and not link.startswith("//"):
                open_paths.append(link)
    return found


database, servers = Postgres(), []
try:
    first = Server(settings=[*database.settings(), *STILL], wait=False)
    servers.append(first)
    bars.check(first.until(first.is_ready, 120) is not None, "the site is there")
    before = crawl(first)
    with tempfile.TemporaryDirectory(prefix="recto-faults-") as name:
        Path(name).chmod(0o777)
        dump = Path(name) / "dump"
        common = ["-h", "127.0.0.1", "-p", database.port, "-U", "recto"]
        database.program("pg_dump", *common, "-Fc", "-f", dump, "recto")
        print("       %d pages, a dump of %d kB" % (len(before), dump.stat().st_size // 1024))
        database.sql("create database restored owner recto")
        database.program("pg_restore", *common, "--no-owner", "--exit-on-error", "-d", "restored", dump)
        with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as empty:
            copy = Server(settings=[*database.settings(database="restored"), *STILL, "-Drecto.import.at-start=false"], content=empty, wait=False)
            servers.append(copy)
            bars.check(copy.until(lambda: copy.status("/") == 200, 120) is not None, "the copy is there")
            after = crawl(copy)
    bars.check(len(before) > 50 and before.keys() == after.keys(), "pages of the site and of its copy: %d and %d", len(before), len(after))
    different = [path for path in before if before[path] != after.get(path)]
    for path in different[:3]:
        for old, new in zip(before[path][:2], after[path][:2]):
            if old != new:
                print("       %s: %s became %s" % (path, old, new))
        old, new = before[path][2], after[path][2]
        at = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
        print("       %s, byte %d: %s became %s" % (path, at, old[max(0, at - 60):at + 60], new[max(0, at - 60):at + 60]))
    bars.check(not different, "pages that differ in status, ETag or a byte: %d %s", len(different), different[:5])
finally:
    for server in servers:
        server.stop()
    database.close()
bars.end()
