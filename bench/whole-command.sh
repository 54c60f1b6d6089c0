#!/usr/bin/env bash
# Times whole commands as a user meets them: the process start, the catalogue, the work, the report. Prints a Markdown table.
# Usage: bench/whole-command.sh [RUNS]       (5 runs of each command where nothing is said; the median counts)
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$root"

runs=${1:-5}
if ! [[ $runs =~ ^[1-9][0-9]*$ ]]; then
    echo "RUNS is \"$runs\"; it must be a whole number from 1." >&2
    exit 2
fi

commands=(
    "./testudo --version"
    "./testudo validate scenarios/2024-01-02.yaml"
    "./testudo assess scenarios/2024-01-02.yaml --replications 10000 --threads 1"
    "./testudo assess scenarios/2024-01-02.yaml --replications 10000 --threads 2"
    "./testudo evidence raids"
    "./testudo evidence show 2024-01-02"
)
# The public record is not part of the project: whoever has it names its folder.
record=${TESTUDO_DATA:-$root/../shared/data}/missile_attacks_daily.csv
if [[ -f $record ]]; then
    commands+=("./testudo evidence import $record" "./testudo evidence rates --by month --class drone --outcome stopped" "./testudo evidence check published"
        "./testudo forecast --raid drone=150,cruise=20,ballistic=8 --date 2025-09-15" "./testudo score --from 2025-04-01 --to 2025-09-30")
fi

# Prints the milliseconds of one run; stops the script where the command fails.
milliseconds() {
    local begin end
    begin=$(date +%s%N)
    if ! $1 >/dev/null 2>"$messages"; then
        echo "\"$1\" failed:" >&2
        cat -- "$messages" >&2
        return 1
    fi
    end=$(date +%s%N)
    echo $(((end - begin) / 1000000))
}

messages=$(mktemp)
store=$(mktemp -d)
trap 'rm -rf -- "$messages" "$store"' EXIT
export TESTUDO_DB=$store/evidence.db # never the user's own

echo "| command | median | fastest | slowest |"
echo "|---|---:|---:|---:|"
for command in "${commands[@]}"; do
    # The first run builds the program where that is still to be done, and fills the file cache; it does not count.
    milliseconds "$command" >/dev/null
    times=()
    for ((run = 0; run < runs; run++)); do
        time=$(milliseconds "$command")
        times+=("$time")
    done
    mapfile -t sorted < <(printf '%s\n' "${times[@]}" | sort -n)
    # Of an even number of runs the upper one of the two in the middle.
    echo "| \`${command/"$record"/missile_attacks_daily.csv}\` | ${sorted[runs / 2]} ms | ${sorted[0]} ms | ${sorted[-1]} ms |"
done
