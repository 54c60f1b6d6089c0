#!/usr/bin/env bash
# Solves drawn instances of weapon-target assignment, and files where they are named, and prints a Markdown table:
#   bench/assign.sh [--limit 600s] [FILE...]
# SIZES="WxTxU ..." draws others: W weapon types of U units, T targets. KILL="0.6..0.9" are their kill probabilities.
set -euo pipefail
cd "$(dirname "$0")/.."

limit=600s
if [ "${1-}" = --limit ]; then
    limit=$2
    shift 2
fi

sizes=${SIZES-"5x5x1 10x10x1 20x20x1 50x50x1 100x100x1 200x200x1 500x500x1 1000x1000x1 2000x2000x1"}
echo "| instance | status | value | gap | pricings | columns | nodes | seconds |"
echo "|---|---|---:|---:|---:|---:|---:|---:|"

solve() {
    local name=$1
    shift
    ./testudo assign "$@" --time-limit "$limit" --json - --quiet |
        jq -r --arg name "$name" '"| \($name) | \(.status) | \(.value * 1e6 | round / 1e6) | \(if .gap < 1e-9 then 0 else .gap end) | \(.pricings) | \(.columns) | \(.nodes) | \(.seconds * 100 | round / 100) |"'
}

for size in $sizes; do
    IFS=x read -r weapons targets units <<<"$size"
    solve "$size" --random "${weapons}x$targets" --units "$units" --kill "${KILL-0.6..0.9}" --seed 1
done

for file in "$@"; do
    solve "$(basename "$file")" "$file"
done
