#!/usr/bin/env python3
"""Migrates, imports and serves with the three roles of src/main/ops/roles.sql: each can do its own work, and the one that serves no more than read."""
import tempfile
from pathlib import Path

from postgres import Postgres
from server import HOME, Bars, Server, article, program

bars = Bars()
READS_ONLY = ["-Dquarkus.flyway.migrate-at-start=false", "-Drecto.import.at-start=false", "-Drecto.import.every=0s", "-Drecto.import.remote-pictures=false"]
PATHS = ["/", "/articles/kept", "/tags", "/tags/letters", "/authors", "/archive", "/archive/2026", "/search?q=text", "/search?q=tekst", "/rss.xml", "/feed.json", "/sitemap.xml",
         "/robots.txt", "/llms.txt", "/articles/kept.md", "/feeds", "/about"]


def is_denied(database, role, statement):
    return "permission denied" in database.program("psql", "-X", "-h", "127.0.0.1", "-p", database.port, "-U", role, "-d", "recto", "-c", statement, check=False)


with tempfile.TemporaryDirectory(prefix="recto-faults-content-") as name:
    content = Path(name)
    article(content, "kept", "Kept", header="author: Ada Example\ntags: [Letters]\n")
    (content / "pages").mkdir()
    article(content / "pages", "about", "About")
    database, server = Postgres(), None
    try:
        print(database.program("psql", "-X", "-q", "-h", "127.0.0.1", "-p", database.port, "-U", "postgres", "-d", "recto", "-v", "ON_ERROR_STOP=1", "-f",
                               HOME / "src/main/ops/roles.sql").strip())
        status, said = program("import", content, settings=database.settings(user="recto_migrate"))
        bars.check(status == 0, "recto_migrate makes the schema: status %d, %s", status, said.strip()[-200:])
        article(content, "kept", "Changed once", header="author: Ada Example\ntags: [Letters]\n")
        status, said = program("import", content, settings=[*database.settings(user="recto_import"), READS_ONLY[0]])
        bars.check(status == 0 and "1 changed" in said, "recto_import imports: status %d, %s", status, said.strip()[-200:])
        bars.check(is_denied(database, "recto_import", "drop table article") or "must be owner" in database.program(
            "psql", "-X", "-h", "127.0.0.1", "-p", database.port, "-U", "recto_import", "-d", "recto", "-c", "drop table article", check=False), "recto_import cannot change the schema")
        server = Server(settings=[*database.settings(user="recto_serve"), *READS_ONLY], content=content, wait=False)
        bars.check(server.until(server.is_ready, 120) is not None, "recto_serve serves")
        wrong = {path: status for path in PATHS if (status := server.status(path, 60)) != 200}
        bars.check(not wrong, "%d pages of every kind are there, but for %s", len(PATHS), wrong)
        for statement in ("update article set title = 'x'", "delete from outbox", "insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')",
                          "create table mine (id int)", "create temp table mine (id int)"):
            bars.check(is_denied(database, "recto_serve", statement), "recto_serve cannot %s", statement)
        article(content, "kept", "Changed twice", header="author: Ada Example\ntags: [Letters]\n")
        program("import", content, settings=[*database.settings(user="recto_import"), READS_ONLY[0]])
        took = server.until(lambda: b"Changed twice" in server.answer("/articles/kept"), 10)
        bars.check(took is not None and took < 1, "recto_serve hears of an import of recto_import after %s s", took and "%.2f" % took)
        lines = [line for line in server.said().splitlines() if "ERROR" in line or "WARN" in line or line.startswith("\tat ")]
        bars.check(not lines, "its log has no warning: %s", lines[:2])
    finally:
        if server:
            server.stop()
        database.close()
bars.end()
