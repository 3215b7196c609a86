"""Measures Recto beside what people would use instead, with the same articles, in one sitting."""
import json
import math
import tempfile
from contextlib import ExitStack
from pathlib import Path

import ghost
import mariadb
import wordpress
from report import count, megabytes, middle, number, say, table
from stage import QUIET, Filled, articles, corpus_of, launcher, listed
from tools import Load, Nginx, Page, pss, recto, with_children

ABOUT = """WordPress is Debian's (PHP-FPM with its opcode cache and four workers, nginx, the theme Twenty Twenty-Three), Ghost is npm's (with the
theme that a new Ghost has), both on Debian's MariaDB. They have the articles of the same corpus: their HTML is the one that Recto made of
them, with their titles, dates and tags. The nginx before such a blog passes on each request, or keeps whole pages (`fastcgi_cache`,
`proxy_cache`), as blogs with many readers have it; alone it serves Recto's own pages as files, compressed beforehand. Recto is started by
`bin/recto`. Load is `wrk -t2 -c32` with `Accept-Encoding: gzip`, on loopback; a figure is the median of {rounds} rounds of {seconds} s in
which all take turns, a ratio the median of the ratios of all rounds. Memory is the most that all processes had (PSS), the database among
them.
"""


def measure(effort):
    lacking = {"WordPress": wordpress.missing(), "Ghost": ghost.missing()}
    absent = {name: needed for name, needed in lacking.items() if needed}
    if len(absent) == len(lacking):
        raise RuntimeError("Missing: %s; on Debian: apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree php-fpm "
                           "php-mysql mariadb-server nginx-light" % absent)
    n = effort.small
    folder, data = corpus_of(n), Filled.of(n).data
    drawn = articles(folder)
    with ExitStack() as stack:
        ours = stack.enter_context(recto(launcher(), "others", folder, data=data, settings=QUIET))
        sockets = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="recto-")))
        postgres = ours.database.pids()
        say("Recto renders each article, and keeps it outside of the heap at its second request")
        for path in drawn * 2:
            Page(ours.port, path)
        ways = [("Recto", ours.url, drawn, lambda: pss(ours.pid, *postgres)), files(ours, drawn, stack)]
        stored = ours.database.query("""
            select json_build_object('slug', a.slug, 'title', a.title, 'html', a.html, 'date', to_char(a.publish_at, 'YYYY-MM-DD HH24:MI:SS'),
                   'tags', (select coalesce(json_agg(t.name), '[]') from article_tag l join tag t on t.id = l.tag_id where l.article_id = a.id))
              from article a where a.removed_at is null and not a.draft""")
        written = [json.loads(row[0]) for row in stored]
        versions = []
        if "WordPress" not in absent:
            versions.append(add(wordpress.WordPress(stack, sockets), "WordPress", written, [path + "/" for path in drawn], ways))
        if "Ghost" not in absent:
            versions.append(add(ghost.Ghost(stack, sockets), "Ghost", written, ["/%s/" % path.split("/")[-1] for path in drawn], ways))
        paths = {name: listed("draw-" + name.split()[0], drawn) for name, _, drawn, _ in ways}
        for name, url, *_ in ways:
            say("Warming up " + name)
            Load(url, effort.warm, paths=paths[name])
        loads, sizes = {name: [] for name, *_ in ways}, {}
        for _ in range(effort.rounds):
            for name, url, drawn, memory in ways:
                loads[name].append((Load(url + drawn[0], effort.seconds), Load(url, effort.seconds, paths=paths[name])))
                sizes[name] = max(sizes.get(name, 0), memory())
    rows = [row(name, loads[name], loads["Recto"], sizes[name]) for name, *_ in ways]
    text = ABOUT.format(rounds=effort.rounds, seconds=effort.seconds) + "\n" + table(
        ["blog", "one article, requests/s", "Recto's ratio", "%d articles at random, requests/s" % len(drawn), "Recto's ratio",
         "p99 at random, ms", "errors", "bytes of an answer", "memory"], rows)
    text += "\n%s." % "; ".join([*versions, mariadb.version()])
    if absent:
        text += " Not measured: %s." % "; ".join("%s, which lacks %s" % (name, ", ".join(needed)) for name, needed in absent.items())
    return "Others, %s articles" % count(n), text + "\n"


def files(ours, drawn, stack):
    nginx = Nginx()
    for path in drawn:
        nginx.add(ours.port, path, path[1:])
    nginx.start()
    stack.callback(nginx.stop)
    return "nginx with files", nginx.url, drawn, lambda: pss(*with_children([nginx.process]))


def add(blog, name, written, drawn, ways):
    say("%s gets %d articles" % (name, len(written)))
    blog.fill(written, drawn)
    ways += [(name, blog.url, drawn, blog.memory), (name + " behind nginx's cache", blog.cached_url, drawn, blog.memory)]
    return blog.version()


def row(name, loads, ours, size):
    ratios = [number(middle([a[i].rate / b[i].rate if b[i].rate else math.inf for a, b in zip(ours, loads)])) for i in (0, 1)]
    one, many = zip(*loads)
    return [name, number(middle([of.rate for of in one])), ratios[0], number(middle([of.rate for of in many])), ratios[1],
            number(middle([of.p99 for of in many])), sum(of.errors for of in one + many), "%.0f" % many[0].size, megabytes(size)]
