#!/usr/bin/env bash
# Mixed load with imports and faults: bench/soak.sh [MINUTES], ten without a number. It needs what bench/faults needs with a star, and ends with status 1 where a bar was missed.
set -euo pipefail
cd "$(dirname "$0")/faults"
exec python3 -B soak.py "${1:-10}"
