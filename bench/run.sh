#!/usr/bin/env bash
# Measures Recto beside nginx and Hugo, on loopback, and writes bench/RESULTS.md; "bench/run.sh --help" has the options.
set -euo pipefail
cd "$(dirname "$0")/.."
work=target/bench

# Help needs no build, and none of the programs below
for word in "$@"; do
    case $word in -h | --help) exec python3 -B bench/measure.py --help ;; esac
done

missing=()
for program in java wrk python3; do
    command -v "$program" >/dev/null || missing+=("$program")
done
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || missing+=(nginx)
if [ ${#missing[@]} -gt 0 ]; then
    echo "Missing: ${missing[*]}; on Debian: apt-get install openjdk-17-jre-headless wrk python3 nginx-light hugo" >&2
    exit 2
fi
command -v hugo >/dev/null || echo "Without Hugo: its rows stay empty" >&2

jar=target/quarkus-app/quarkus-run.jar
if [ ! -e $jar ] || [ -n "$(find src/main pom.xml -newer $jar -print -quit)" ]; then
    echo "Building" >&2
    ./mvnw -B -ntp -q package -DskipTests
fi

mkdir -p $work
: > $work/pids
measure=

# Stops the processes that measure.py noted, and the embedded PostgreSQL of each, in case measure.py could not do so itself.
stop() {
    trap - EXIT HUP INT TERM
    [ -z "$measure" ] || kill "$measure" 2>/dev/null || true
    wait || true
    xargs -r kill < $work/pids 2>/dev/null || true
    for file in $work/data-*/postgres/postmaster.pid; do
        if [ -e "$file" ] && [ "$(cat "/proc/$(head -1 "$file")/comm" 2>/dev/null)" = postgres ]; then
            kill -INT "$(head -1 "$file")"
        fi
    done
}
trap stop EXIT
trap 'stop; exit 130' HUP INT TERM

# The script runs in the background, because bash handles a signal only while it waits
python3 -B bench/measure.py "$@" &
measure=$!
wait $measure
