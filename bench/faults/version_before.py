#!/usr/bin/env python3
"""Serves with the version from before the last migration, and with this one beside it: both serve, also when the older one is started again.

The older one is built from git in a temporary folder, in which Maven works offline. RECTO_OLD_JAR names one that is built already."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from postgres import Postgres
from server import HOME, Bars, Server, article

bars = Bars()
MIGRATIONS = "src/main/resources/db/migration"
PATHS = ["/", "/articles/kept", "/tags", "/archive", "/rss.xml", "/search?q=text", "/sitemap.xml"]


def git(*words):
    return subprocess.run(["git", "-C", str(HOME), *words], capture_output=True, text=True, check=True).stdout.strip()


def migrations(commit):
    """Each migration with the hash of its text."""
    return {tuple(line.split()[2:]) for line in git("ls-tree", commit, MIGRATIONS + "/").splitlines()}


def build(folder):
    now = migrations("HEAD")
    # A branch may have given its migrations other numbers before it was merged; no site has run those.
    before = next(commit for commit in git("rev-list", "HEAD").splitlines() if migrations(commit) < now)
    print("       the newest migrations are %s; the version before them is %s"
          % (sorted(Path(path).name for _, path in now - migrations(before)), git("log", "-1", "--format=%h %s", before)))
    git("worktree", "add", "--detach", str(folder), before)
    # The libraries are those of today, which this machine has
    shutil.copy(HOME / "pom.xml", folder / "pom.xml")
    try:
        done = subprocess.run(["./mvnw", "-o", "-q", "-B", "package", "-DskipTests"], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout[-2000:])
    finally:
        git("worktree", "prune")
    return folder / "target" / "quarkus-app" / "quarkus-run.jar"


def serves(server, what):
    server.until(lambda: server.status("/articles/kept") == 200, 120)
    wrong = {path: status for path in PATHS if (status := server.status(path)) != 200}
    bars.check(not wrong and "\tat " not in server.said(), "%s serves, but for %s", what, wrong)
    for line in [line for line in server.said().splitlines() if "ERROR" in line or "Caused by" in line or line.startswith("\tat ")][:8]:
        print("       " + line[:200])


with tempfile.TemporaryDirectory(prefix="recto-faults-") as name:
    content = Path(name) / "content"
    content.mkdir()
    article(content, "kept", "Kept", header="tags: [Letters]\n")
    old_jar = os.environ.get("RECTO_OLD_JAR") or build(Path(name) / "before")
    database = Postgres()
    settings = [*database.settings(), "-Drecto.import.every=2s", "-Drecto.import.remote-pictures=false"]
    # Every version since has this by itself; a start of one without it ends at a migration that it does not know
    old_settings = [*settings, "-Dquarkus.flyway.ignore-migration-patterns=*:future"]
    servers = []
    try:
        servers.append(Server(settings=old_settings, content=content, wait=False, jar=old_jar))
        serves(servers[0], "the old version")
        servers.append(Server(settings=settings, content=content, wait=False))
        serves(servers[1], "the new version beside it")
        serves(servers[0], "the old version, the schema being new,")
        article(content, "later", "Later")
        for server, what in zip(servers, ("old", "new")):
            bars.check(server.until(lambda: server.status("/articles/later") == 200, 60) is not None, "the %s one shows a new article", what)
        servers[0].stop()
        servers.append(Server(settings=old_settings, content=content, wait=False, jar=old_jar))
        serves(servers[2], "the old version, started again,")
        article(content, "last", "Last")
        for server in servers[1:]:
            bars.check(server.until(lambda: server.status("/articles/last") == 200, 60) is not None, "each shows a newer article")
    finally:
        for server in servers:
            server.stop()
        database.close()
bars.end()
