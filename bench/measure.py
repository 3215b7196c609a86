"""Runs the parts of the benchmark that are asked for, in order and within a limit of time; run.sh calls it."""
import argparse
import datetime
import functools
import signal
import sys
import traceback

import imports
import others
import pages
import starts
from report import say, surroundings, write
from stage import Effort
from tools import HERE, HOME, WORK, stop_all


class TimeIsUp(BaseException):
    """Ends the benchmark. It is no Exception, so that nothing that handles failures catches it."""


def parse():
    parser = argparse.ArgumentParser(prog="bench/run.sh", description="Measures Recto beside nginx and Hugo; writes bench/RESULTS.md.")
    parser.add_argument("what", nargs="*", help="start, pages, others (Ghost, WordPress), import N ...; by default start, pages and import 1000 10000")
    parser.add_argument("--quick", action="store_true", help="a trial on few articles, which writes to target/bench only")
    arguments = parser.parse_args()
    sizes = [int(word) for word in arguments.what if word.isdigit()]
    subjects = [word for word in arguments.what if not word.isdigit()]
    if set(subjects) - {"start", "pages", "others", "import"} or bool(sizes) != ("import" in subjects) or 0 in sizes:
        parser.error("what there is to measure is: start, pages, others, import and how many articles")
    effort = Effort(arguments.quick)
    if not subjects:
        subjects, sizes = ["start", "pages", "import"], [effort.small, 2 * effort.small if effort.quick else 10_000]
    return arguments, effort, subjects, sorted(sizes)


def jobs(effort, subjects, sizes):
    """The parts, in an order in which pages come last of those on the small database, because they change it."""
    imported = [("import %d" % n, functools.partial(imports.measure, n, effort)) for n in sizes]
    small = [job for job, n in zip(imported, sizes) if n <= effort.small]
    beside = [("others", functools.partial(others.measure, effort))] * ("others" in subjects)
    return ([("start", functools.partial(starts.measure, effort))] * ("start" in subjects) + small + beside
            + [("pages", functools.partial(pages.measure, effort))] * ("pages" in subjects) + imported[len(small):])


def main():
    arguments, effort, subjects, sizes = parse()
    # A quarter of an hour, and for the large import fifteen more for each hundred thousand articles, with Hugo's build and a second import
    limit = 900 + sum(n * 15 * 60 // 100_000 for n in sizes if n > 10_000)
    command = " ".join(["bench/run.sh", *["--quick"] * arguments.quick, *arguments.what])
    file = (WORK if effort.quick else HERE) / "RESULTS.md"

    def time_is_up(*_):
        raise TimeIsUp()
    signal.signal(signal.SIGALRM, time_is_up)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    signal.alarm(limit)
    left = jobs(effort, subjects, sizes)
    failed = []
    try:
        while left:
            try:
                title, text = left[0][1]()
                made = "`%s`, %s: %s." % (command, datetime.date.today().strftime("%d %B %Y").lstrip("0"), surroundings())
                write(file, title, text + "\n" + made)
                print("## %s\n\n%s" % (title, text), flush=True)
            except Exception:
                traceback.print_exc()
                failed.append(left[0][0])
            left.pop(0)
    except TimeIsUp:
        say("The time is up: %d s" % limit)
        failed += [name for name, _ in left]
    finally:
        signal.alarm(0)
        stop_all()
    say("Written to %s" % file.relative_to(HOME))
    if failed:
        sys.exit("Not done: " + ", ".join(failed))


if __name__ == "__main__":
    main()
