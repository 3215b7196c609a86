"""What the parts of the benchmark share: the ways to run Recto, the corpora, and databases that are filled from them."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import HERE, HOME, WORK, Program, output, run

JAVA_OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS", "").split()
JAR = HOME / "target" / "quarkus-app" / "quarkus-run.jar"
AOT_CACHE = JAR.with_name("app.aot")
NATIVE = next((HOME / "target").glob("*-runner"), None)

# No import runs while something else is measured
QUIET = {"recto.import.at-start": "false", "recto.import.every": "0s"}
UNCACHED = {**QUIET, "recto.cache.max-bytes": "0"}


class Effort:
    """How long and how often to measure."""

    def __init__(self, quick):
        self.quick = quick
        # Seconds of a load and of one that is to tell latencies, and the number of rounds
        self.seconds, self.long, self.rounds = (1, 2, 2) if quick else (2, 10, 3)
        self.warm = 2 if quick else 10
        # The number of articles in the small corpus, and how many of them change under load
        self.small, self.changed = (300, 100) if quick else (1000, 1000)
        self.imports, self.starts, self.edits = (1, 1, 2) if quick else (2, 3, 5)


# ---- Ways to run Recto ----

def jvms():
    """The java programs of this machine by major version; of two with one version, the one in JAVA_HOME or on the path."""
    homes = [os.environ.get("JAVA_HOME"), *sorted(str(home) for home in Path("/usr/lib/jvm").glob("*"))]
    found = {}
    for java in [homes[0] and homes[0] + "/bin/java", shutil.which("java"), *(home + "/bin/java" for home in homes[1:])]:
        if java and os.access(java, os.X_OK):
            version = re.search(r'version "(\d+)', output(java, "-version"))
            if version:
                found.setdefault(int(version[1]), java)
    return found


JVMS = jvms()


def jar_on(version):
    return Program("jar, Java %d" % version, [JVMS[version], *JAVA_OPTIONS], ["-jar", JAR])


def default_jar():
    return jar_on(17 if 17 in JVMS else min(version for version in JVMS if version > 17))


def launcher():
    """The script beside the jar, which knows the options for little memory. It finds the AOT cache itself, which Java 25 alone can read."""
    java = JVMS[25] if 25 in JVMS and AOT_CACHE.exists() else default_jar().before[0]
    return Program("launcher bin/recto", ["env", "JAVA_HOME=%s" % Path(java).parent.parent, JAR.with_name("bin") / "recto"], [])


def jar_with_aot_cache():
    # With this option a JVM that cannot use the cache ends with a message, instead of starting without it
    options = ["-XX:AOTCache=" + AOT_CACHE.name, "-XX:AOTMode=on"]
    return Program("jar, Java 25, AOT cache", [JVMS[25], *options, *JAVA_OPTIONS], ["-jar", JAR.name], AOT_CACHE.parent)


def native():
    return Program("native", [NATIVE], [])


# ---- Corpora ----

def corpus_of(n):
    """The folder of a corpus, which is made once. All its files are read, so that the first program does not pay for the disk."""
    folder, done = WORK / ("corpus-%d" % n), WORK / ("corpus-%d.done" % n)
    source = (HERE / "corpus.py").read_text()
    if not done.exists() or done.read_text() != source:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-B", HERE / "corpus.py", str(n), folder], check=True, stdout=subprocess.DEVNULL)
        done.write_text(source)
    for file in os.scandir(folder):
        with open(file.path, "rb") as f:
            f.read()
    return folder


def copy_to_edit(folder):
    """A copy of the folder in hard links. An edit replaces a file, so that the corpus stays as it is."""
    copy = WORK / "content"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, copy_function=os.link)
    return copy


def edit(file, words):
    new = file.with_name("." + file.name)
    new.write_text(file.read_text() + "\n" + words + "\n")
    os.replace(new, file)


def articles(folder, count=500):
    """The paths of so many articles, spread evenly over the folder."""
    names = sorted(os.listdir(folder))
    return ["/articles/" + name[:-3] for name in names[::max(1, len(names) // count)][:count]]


def listed(name, paths):
    """Writes the file of paths that wrk.lua reads."""
    file = WORK / (name + ".paths")
    file.write_text("\n".join(paths) + "\n")
    return file


# ---- Databases ----

class Filled:
    """A database that holds a corpus, and what its first import took: seconds and bytes of memory."""

    known = {}

    def __init__(self, name, program, folder):
        self.data = WORK / ("data-" + name)
        log = WORK / ("import-%s.log" % name)
        shutil.rmtree(self.data, ignore_errors=True)
        empty = WORK / "empty"
        empty.mkdir(exist_ok=True)
        # A first start does initdb and the migrations, which are not part of an import
        run(program.command({"recto.data.dir": self.data}, "import", empty), log)
        self.seconds, self.memory = run(program.command({"recto.data.dir": self.data}, "import", folder), log)

    @classmethod
    def of(cls, n):
        """The database for a corpus; it is filled once in a run of the benchmark."""
        if n not in cls.known:
            cls.known[n] = cls(str(n), launcher(), corpus_of(n))
        return cls.known[n]
