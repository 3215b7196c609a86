"""Measures pages from Recto and from nginx, which wrk requests in turns."""
import urllib.parse
from contextlib import ExitStack

import corpus
from report import count, megabytes, met, middle, number, say, table
from stage import (JAVA_OPTIONS, NATIVE, QUIET, UNCACHED, Filled, articles, copy_to_edit, corpus_of, default_jar, edit,
                   launcher, listed, native)
from tools import Load, Nginx, Page, SlowReaders, pss, recto

ABOUT = """Load is `wrk -t2 -c32` with `Accept-Encoding: gzip`, on loopback. nginx (`sendfile on`, `tcp_nopush off`, `gzip_static on`, one
worker per core, no `open_file_cache`, as Debian ships it) serves the very bytes that Recto sends, as files, with the same headers. A figure
is the median of {rounds} rounds of {seconds} s in which the two take turns; a ratio is the median of the ratios of all rounds. Recto has its
default settings and its embedded PostgreSQL. Uncached is a second Recto on the same database, with `recto.cache.max-bytes=0`; it is compared
with the same files of nginx.
Searches come over 8 connections. Latencies at a steady rate are those of rounds of {long} s in which each of the 32 connections rests
for 8 ms on average between an answer and its next request.
"""
PAUSE = 8


class Row:
    def __init__(self, name, path=None, paths=None, conditional=False, least=None):
        self.name, self.path, self.paths, self.conditional, self.least = name, path, paths, conditional, least

    def load(self, server, seconds, pause=None):
        # For "/" nginx would first have to look for an index file
        path = "/list" if self.path == "/" and isinstance(server, Nginx) else self.path or "/"
        return Load(server.url + path, seconds, paths=self.paths, pause=pause, etag=Page(server.port, path).etag if self.conditional else None)


class Searches(Row):
    """Nothing beside it: nginx has no search."""

    def load(self, server, seconds):
        return Load(server.url + "/", seconds, connections=8, paths=self.paths)


def measure(effort):
    n = effort.small
    data = Filled.of(n).data
    folder = copy_to_edit(corpus_of(n))
    program = default_jar()
    drawn = articles(folder)
    draw, article, last, tag = listed("draw", drawn), drawn[0], "/page/%d" % ((n + 19) // 20), "/tags/" + corpus.TAGS[7]
    hot = [
        Row("article, hot", article, least=1.1),
        Row("%d articles at random, hot" % len(drawn), paths=draw, least=1.1),
        Row("list, page 1", "/", least=1.1),
        Row("list, %s, the last" % last[1:].replace("/", " "), last),
        Row("tag", tag),
        Row("RSS", "/rss.xml", least=1.1),
        Row("304, article", article, conditional=True)]
    not_hot = Row("%d articles at random, uncached" % len(drawn), paths=draw, least=0.1)
    kept_search = Searches("search, 40 queries again and again", paths=listed("searches", searches()), least=1000)
    search = Searches("search, uncached", paths=listed("searches", searches()), least=1000)
    with ExitStack() as stack:
        cached = stack.enter_context(recto(program, "pages", folder, data=data))
        uncached = stack.enter_context(recto(program, "pages-uncached", folder, database=cached.database.url, settings=UNCACHED))
        nginx = Nginx()
        for path in [*drawn, "/", last, tag, "/rss.xml"]:
            nginx.add(cached.port, path, "list" if path == "/" else path[1:])
        nginx.start()
        stack.callback(nginx.stop)
        warm_up(cached, draw, effort, article)
        # To render a page takes many more classes and methods than to serve a finished one, so it needs a longer warm-up
        warm_up(uncached, draw, effort)
        warm_up(uncached, draw, effort)
        text = beside_nginx([(row, cached) for row in hot] + [(not_hot, uncached), (kept_search, cached), (search, uncached)], nginx, effort)
        text += "\n" + at_a_steady_rate(hot[:3], cached, nginx, effort)
        uncached.stop()
        sizes = {", ".join([program.name, "default settings", *JAVA_OPTIONS]): memory_under_load(cached, draw, effort)}
        others = [launcher(), *([native()] if NATIVE else [])]
        for other in others:
            server = stack.enter_context(recto(other, "pages-other", folder, database=cached.database.url, settings=QUIET))
            warm_up(server, draw, effort, article)
            text += "\nThe same from the %s:\n\n" % other.name + beside_nginx([(row, server) for row in hot[:2]], nginx, effort)
            sizes[other.name] = memory_under_load(server, draw, effort)
            server.stop()
        text += "\n" + memory_table(sizes)
        text += "\n" + beside_slow_readers(cached, article, effort)
        text += "\n" + during_an_import(cached, folder, article, effort)
    return "Pages, %s articles" % count(n), ABOUT.format(rounds=effort.rounds, seconds=effort.seconds, long=effort.long) + "\n" + text


def searches():
    """One to three words that many articles have."""
    words = [word for word in corpus.NOUNS if len(word) > 4]
    picked = ([words[(i * 7 + j * 31) % len(words)] for j in range(1 + i % 3)] for i in range(40))
    return ["/search?q=" + urllib.parse.quote_plus(" ".join(query)) for query in picked]


def warm_up(server, draw, effort, path=None):
    say("Warming up")
    Load(server.url, effort.warm, paths=draw)
    if path:
        Load(server.url + path, max(1, effort.warm // 2))


def beside_nginx(rows, nginx, effort):
    """Two tables, of rates and of latencies under as much load as there can be."""
    rates, latencies = [], []
    for row, server in rows:
        say(row.name)
        if isinstance(row, Searches):
            ours = [row.load(server, effort.seconds) for _ in range(effort.rounds)]
            rate = middle([load.rate for load in ours])
            rates.append([row.name, number(rate), "", "", *met(rate, least=row.least), sum(load.errors for load in ours), "%.0f" % ours[0].size])
            latencies.append([row.name, *latency(ours), "", ""])
            continue
        ours, theirs = in_turns(lambda server: row.load(server, effort.seconds), server, nginx, effort)
        rate, its_rate = (middle([load.rate for load in loads]) for loads in (ours, theirs))
        ratio = middle([a.rate / b.rate for a, b in zip(ours, theirs)])
        rates.append([row.name, number(rate), number(its_rate), number(ratio), *met(ratio, least=row.least),
                      "%d / %d" % tuple(sum(load.errors for load in loads) for loads in (ours, theirs)),
                      "%.0f / %.0f" % (ours[0].size, theirs[0].size)])
        latencies.append([row.name, *latency(ours), *latency(theirs)])
    return "\n".join([
        table(["page", "Recto, requests/s", "nginx, requests/s", "ratio", "bar", "met", "errors", "bytes of an answer"], rates),
        table(["page, as much load as there can be", "Recto p50, ms", "Recto p99, ms", "nginx p50, ms", "nginx p99, ms"], latencies)])


def latency(loads):
    return [number(middle([getattr(load, of) for load in loads])) for of in ("p50", "p99")]


def at_a_steady_rate(rows, server, nginx, effort):
    """Under as much load as there can be, a latency tells mostly how long the queue is; hence these."""
    lines = []
    for row in rows:
        say(row.name + ", at a steady rate")
        ours, theirs = in_turns(lambda server: row.load(server, effort.long, PAUSE), server, nginx, effort)
        ratio = middle([a.p99 / b.p99 for a, b in zip(ours, theirs)])
        lines.append([row.name, number(middle([load.rate for load in ours + theirs])), *latency(ours), *latency(theirs), number(ratio),
                      *met(ratio, most=1.5)])
    return table(["page, at a steady rate", "requests/s", "Recto p50, ms", "Recto p99, ms", "nginx p50, ms", "nginx p99, ms", "ratio of p99",
                  "bar", "met"], lines)


def in_turns(load, server, nginx, effort):
    """The loads of each server; which one begins alternates from round to round."""
    ours, theirs = [], []
    for round in range(effort.rounds):
        for loads, asked in ((ours, server), (theirs, nginx)) if round % 2 == 0 else ((theirs, nginx), (ours, server)):
            loads.append(load(asked))
    return ours, theirs


def memory_under_load(server, draw, effort):
    """The most memory that Recto and PostgreSQL had while the articles were requested."""
    postgres = server.database.pids() if server.data else []
    seen = []
    for _ in range(2 if effort.quick else 5):
        Load(server.url, 1, paths=draw)
        seen.append((pss(server.pid), pss(*postgres)))
    return tuple(max(sizes) for sizes in zip(*seen))


def memory_table(sizes):
    """@param sizes memory of Recto and of PostgreSQL for each way to run Recto; the first of these started PostgreSQL"""
    rows = [["Recto, " + name, megabytes(own), *met(own / 1e6, most=200)] for name, (own, _) in sizes.items()]
    rows.append(["PostgreSQL, all its processes", megabytes(next(iter(sizes.values()))[1]), "", ""])
    return table(["memory under load", "PSS", "bar, MB", "met"], rows)


def beside_slow_readers(server, path, effort):
    """Ten readers take the longest page, again and again, at a few kilobytes a second, while the others ask for an article."""
    say("Hot article beside slow readers")
    rounds = []
    for _ in range(effort.rounds):
        rest = Load(server.url + path, effort.seconds)
        with SlowReaders(server.port, "/rss.xml", 10) as slow:
            rounds.append((rest, Load(server.url + path, effort.seconds)))
            slow.require_waiting()
    ratio = middle([during.rate / rest.rate for rest, during in rounds])
    rests, durings = zip(*rounds)
    row = ["while ten slow readers take the RSS feed", number(middle([of.rate for of in rests])), number(middle([of.rate for of in durings])),
           number(ratio), *met(ratio, least=0.9), number(middle([of.p99 for of in rests])), number(middle([of.p99 for of in durings])),
           sum(of.errors for of in rests + durings)]
    return table(["hot article", "alone, requests/s", "beside them, requests/s", "ratio", "bar", "met", "p99 alone, ms",
                  "p99 beside them, ms", "errors"], [row])


def during_an_import(server, folder, path, effort):
    """Loads of one second each, from the edit on. Recto notices the edit some seconds later, and notes when the pass began and ended."""
    say("Hot article during an import")
    database = server.database
    files = sorted(folder.glob("*.md"))[:effort.changed]
    rounds = []
    for round in range(effort.imports):
        passes = database.passes()
        for file in files:
            edit(file, "Changed in round %d." % round)
        loads = []
        while database.passes() == passes or len(loads) < 2:
            loads.append(Load(server.url + path, 1))
        rounds.append(DuringImport(loads, *database.pass_times("true order by id desc")))
    ratio = middle([of.during.rate / of.rest.rate for of in rounds])
    rest, during, rest_p99, p99 = (middle(values) for values in zip(*(
        (of.rest.rate, of.during.rate, of.rest.p99, of.during.p99) for of in rounds)))
    row = ["while %s changed files are imported" % count(len(files)), number(rest), number(during), number(ratio), *met(ratio, least=0.7),
           number(rest_p99), number(p99), sum(of.errors for of in rounds)]
    return table(["hot article", "at rest, requests/s", "during, requests/s", "ratio", "bar", "met", "p99 at rest, ms", "p99 during, ms",
                  "errors"], [row]) + (
        "\nThe article is among the changed. The import took %s s under the load; of the seconds that count as during it, %.0f %% were.\n"
        % (number(middle([of.seconds for of in rounds])), 100 * min(of.share for of in rounds)))


class Together:
    """Several loads as one. The rate is their mean, because an import works and rests in turns, so that a median would say nothing."""

    def __init__(self, loads):
        self.rate, self.p99 = sum(load.rate for load in loads) / len(loads), middle([load.p99 for load in loads])


class DuringImport:
    """The loads of one round, divided into those during the pass and those outside of it."""

    def __init__(self, loads, began, ended):
        def share(load):
            return max(0, min(ended, load.ended) - max(began, load.began)) / (load.ended - load.began)
        during = [load for load in loads if share(load) > 0.99] or [max(loads, key=share)]
        self.seconds = ended - began
        self.share = min(share(load) for load in during)
        self.during = Together(during)
        # The pass may have begun at once, so that no load ended before it
        self.rest = Together([load for load in loads if load.ended < began] or [load for load in loads if share(load) == 0] or loads)
        self.errors = sum(load.errors for load in loads)
