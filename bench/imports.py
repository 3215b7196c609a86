"""What an import costs, beside Hugo's build of the same folder, and what pages cost once there are many articles."""
import re
import shutil
import time
from pathlib import Path

from pages import searches, warm_up
from report import count, megabytes, met, middle, number, say, table
from stage import UNCACHED, Filled, articles, copy_to_edit, corpus_of, default_jar, edit, launcher, listed
from tools import HERE, WORK, ImportThread, Load, Page, cpu, recto, run

ABOUT = """First import is the whole command `bin/recto import DIR` into an empty database, from launch to exit: JVM, start and stop of the
embedded PostgreSQL, search index; initdb and the migrations were before. The pass is the part that the import itself took, as `import_run` notes it.
Hugo builds the same folder with the plain theme in `bench/hugo`. An unchanged pass is the first one of a server that has just started
over a folder that it knows: it compares the listing with one row of the database. A look is any later pass without changes. Their time
is the time in which the thread of the import is not asleep, their CPU that of the whole process. One changed is the time from saving a file until its page has the new text,
which is requested every few milliseconds, with `recto.import.every=100ms` and three seconds between two changes. Uncached pages
(`recto.cache.max-bytes=0`) are requested over one connection, so that no two requests share a rendering; the ratio is that of p50.
"""

# Bytes of memory that Hugo 0.111 was seen to take for an article
HUGO_BYTES = 175_000
# The number of articles that the bars for passes are about
MANY = 100_000


def measure(n, effort):
    folder = corpus_of(n)
    program = default_jar()
    hugo, lack = hugo_build(n, folder)
    say("First import of %d articles" % n)
    filled = Filled.of(n)
    rows = [first_row("first import, Hugo's build beside it", filled, hugo)]
    live = copy_to_edit(folder)
    # Long enough for the start to calm down, and for each look to end before the next one
    # By default the address has the port, which is another one at each start here, and articles depend on the address
    site = {"recto.site.url": "http://localhost"}
    every = {**site, "recto.import.at-start": "false", "recto.import.every": "%ds" % (5 + n // 10_000)}
    # The folder of the first import was another one: a pass over this one has to be noted before a start can find that nothing has changed
    with recto(program, "known", live, data=filled.data, settings=site) as server:
        await_pass(server.database, "unchanged = %d" % n)
    with recto(program, "unchanged", live, data=filled.data, settings=every) as server:
        began, ended = server.database.pass_times("created > 0 order by id")
        rows.append(["of it, the pass", "%.1f s, %.0f a second" % (ended - began, n / (ended - began)), "", "", "", ""])
        rows.append(["memory of the command, RSS", megabytes(filled.memory), megabytes(hugo[1]) if hugo else "", "", "", ""])
        rows += unchanged_rows(n, server)
    with recto(program, "one-changed", live, data=filled.data, settings={"recto.import.every": "100ms"}) as server:
        say("One changed file among %d" % n)
        seconds = one_changed(server, live, effort)
        rows.append(["one changed, saved to served", "%.2f s" % seconds, "", "", *met(seconds, most=1.5)])
    if n > effort.small:
        rows += uncached_rows(n, program, folder, filled.data, effort)
    if n >= MANY:
        rows.append(small_heap_row(folder))
    text = ABOUT + "\n" + table(["what", "Recto", "beside it", "ratio", "bar", "met"], rows)
    return "Import, %s articles" % count(n), text + ("\n%s\n" % lack if lack else "")


def first_row(name, filled, hugo):
    if not hugo:
        return [name, "%.1f s" % filled.seconds, "", "", "", ""]
    ratio = filled.seconds / hugo[0]
    return [name, "%.1f s" % filled.seconds, "%.1f s" % hugo[0], number(ratio), *met(ratio, most=0.5)]


def hugo_build(n, folder):
    """Seconds and memory of Hugo's build, or the reason why there is none."""
    if not shutil.which("hugo"):
        return None, "Hugo is not installed."
    available = int(re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) * 1024
    if available < n * HUGO_BYTES:
        return None, "Hugo needs about %s for so many articles; there is less." % megabytes(n * HUGO_BYTES)
    say("Hugo builds %d articles" % n)
    site, out = WORK / "hugo", WORK / "hugo-out"
    for old in (site, out):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(HERE / "hugo", site)
    done = run(["hugo", "--quiet", "-s", site, "--contentDir", folder, "-d", out], WORK / "hugo.log")
    shutil.rmtree(out)
    return done, None


def await_pass(database, which):
    began = time.monotonic()
    while not int(database.query("select count(*) from import_run where " + which)[0][0]):
        if time.monotonic() - began > 300:
            raise RuntimeError("There is no pass with " + which)
        time.sleep(0.1)


def unchanged_rows(n, server):
    say("Passes over %d unchanged files" % n)
    database, thread = server.database, ImportThread(server.pid)
    written, passes = database.written(), database.passes()
    seconds, own, its = look(server, thread, lambda: database.passes() > passes)
    look_seconds, look_own, _ = look(server, thread, lambda: True)
    # A backend reports what it has written only after ten idle seconds
    time.sleep(11)
    changes = {table: rows - written.get(table, 0) for table, rows in database.written().items() if table != "import_run"}
    changes = {table: rows for table, rows in changes.items() if rows}
    return [
        ["unchanged pass", "%.2f s" % seconds, "", "", *met(seconds, most=3 if n >= MANY else None)],
        ["its CPU, Recto", "%.2f s" % own, "", "", *met(own, most=1 if n >= MANY else None)],
        ["its CPU, PostgreSQL", "%.2f s" % its, "", "", "", ""],
        ["rows written, its own line in import_run aside", ", ".join("%s %d" % of for of in changes.items()) or "0", "", "",
         *met(sum(changes.values()), most=0)],
        ["look at the unchanged folder", "%.2f s, CPU %.2f s" % (look_seconds, look_own), "", "", "", ""]]


def look(server, thread, is_over):
    """Elapsed seconds, and seconds of CPU of Recto and of PostgreSQL."""
    before = []
    seconds = thread.next_look(lambda: before.extend([cpu(server.pid), cpu(*server.database.pids())]), is_over)
    return seconds, cpu(server.pid) - before[0], cpu(*server.database.pids()) - before[1]


def one_changed(server, folder, effort):
    files = sorted(folder.glob("*.md"))
    times = []
    for i in range(effort.edits + 1):
        file = files[i * 97 % len(files)]
        words = "Saved at %.6f." % time.time()
        edit(file, words)
        saved = time.monotonic()
        while words not in Page(server.port, "/articles/" + file.stem).text():
            if time.monotonic() - saved > 120:
                raise RuntimeError("%s is not served anew" % file.name)
            time.sleep(0.005)
        times.append(time.monotonic() - saved)
        # One change at a time: after it, related articles are updated, and the next look reads the file again because it is brand-new
        time.sleep(3)
    # The first change is left out: it waited for the pass at the start
    return middle(times[1:])


def uncached_rows(n, program, folder, data, effort):
    say("Uncached pages of %d articles" % n)
    deep = "/page/%d" % min(5000, (n + 19) // 20)
    small = corpus_of(effort.small)
    few = Filled.of(effort.small)
    draw, small_draw = listed("draw", articles(folder)), listed("small-draw", articles(small))
    with recto(program, "uncached", folder, data=data, settings=UNCACHED) as server, \
            recto(program, "uncached-small", small, data=few.data, settings=UNCACHED) as other:
        warm_up(server, draw, effort, deep)
        warm_up(other, small_draw, effort, "/")

        def p50(of, path="/", paths=None):
            return Load(of.url + path, effort.seconds, connections=1, paths=paths).p50
        lists = [(p50(server, deep), p50(server)) for _ in range(effort.rounds)]
        shown = [(p50(server, paths=draw), p50(other, paths=small_draw)) for _ in range(effort.rounds)]
        asked = listed("searches", searches())
        found = [(p50(server, paths=asked), p50(other, paths=asked)) for _ in range(effort.rounds)]
    return [ratio_row("list, page %s, uncached; page 1 beside it" % deep[6:], lists, 2),
            ratio_row("article, uncached; at %s articles beside it" % count(effort.small), shown, 1.3),
            ratio_row("search, uncached; at %s articles beside it" % count(effort.small), found, None)]


def ratio_row(name, pairs, most):
    one, other = (middle(values) for values in zip(*pairs))
    ratio = middle([a / b for a, b in pairs])
    return [name, number(one) + " ms", number(other) + " ms", number(ratio), *met(ratio, most=most)]


def small_heap_row(folder):
    say("First import with little heap")
    name = "first import with -Xmx256m"
    try:
        filled = Filled("small-heap", launcher().with_options("JAVA_OPTS=-Xmx256m"), folder)
        return [name, "%.1f s, RSS %s" % (filled.seconds, megabytes(filled.memory)), "", "", "passes", "yes"]
    except RuntimeError as e:
        say(str(e))
        return [name, "fails", "", "", "passes", "**no**"]
    finally:
        shutil.rmtree(WORK / "data-small-heap", ignore_errors=True)
