"""Measures the time until the first page."""
from report import count, met, middle, say, table
from stage import AOT_CACHE, JVMS, NATIVE, QUIET, Filled, corpus_of, default_jar, jar_on, jar_with_aot_cache, launcher, native
from tools import Recto, recto

ABOUT = """The time from the launch of the process to the first answer 200 to `GET /`, requested every few milliseconds, on a filled database and
with the default settings, which include a pass over the folder. In all rows but the first, PostgreSQL is running already. The launcher has
its own options for Java, and takes the AOT cache with Java 25 where there is one.
"""


def measure(effort):
    folder = corpus_of(effort.small)
    data = Filled.of(effort.small).data
    embedded = default_jar()
    programs = [jar_on(version) for version in (17, 25) if version in JVMS] or [default_jar()]
    missing = []
    if 25 in JVMS and AOT_CACHE.exists():
        programs.append(jar_with_aot_cache())
    else:
        missing.append("Java 25 with an AOT cache (`target/quarkus-app/app.aot`)")
    programs.append(launcher())
    if NATIVE:
        programs.append(native())
    else:
        missing.append("the native executable (`target/*-runner`)")
    say("Start of %s with its own database" % embedded.name)
    rows = [row(embedded.name + ", with the embedded PostgreSQL", [start(embedded, folder, data=data) for _ in range(effort.starts)])]
    times = {program: [] for program in programs}
    with recto(embedded, "database", folder, data=data, settings=QUIET) as holder:
        for _ in range(effort.starts):
            for program in programs:
                say("Start of " + program.name)
                try:
                    times[program].append(start(program, folder, database=holder.database.url))
                except RuntimeError as e:
                    say(str(e))
    rows += [row(program.name, times[program], 1 if program.name.endswith("AOT cache") else None) for program in programs if times[program]]
    missing += [program.name + ", which did not start" for program in programs if not times[program]]
    text = ABOUT + "\n" + table(["start to first 200", "median", "least", "bar, s", "met"], rows)
    if missing:
        text += "\nNot measured: %s.\n" % "; ".join(missing)
    return "Start, %s articles" % count(effort.small), text


def start(program, folder, **database):
    server = Recto(program, "start", folder, **database)
    server.stop()
    return server.ready


def row(name, times, most=None):
    return [name, "%.2f s" % middle(times), "%.2f s" % min(times), *met(middle(times), most=most)]
