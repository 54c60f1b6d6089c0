#!/usr/bin/env bash
# Replications a second: Testudo's raids, a floor without a model, one thread and two, and the peers in Python, all in one run.
# Usage: bench/rates.sh       (prints Markdown tables; a minute and a half)
# The peers need SimPy and NumPy for the system's Python (Debian: python3-simpy3, python3-numpy); without them they are left out.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$root"
python=${PYTHON:-/usr/bin/python3}

dotnet build bench/Benchmarks --configuration Release --verbosity quiet -nologo >/dev/null
rates() { dotnet run --no-build --project bench/Benchmarks --configuration Release -- rates "$@"; }
rates

# In turns with Testudo, so that a slow minute of the machine slows both.
peer() {
    local name=$1 file=$2 module=$3
    if ! "$python" -c "import $module" 2>/dev/null; then
        echo "| $name | left out: no $module | | |"
        return
    fi
    local here there
    here=$(rates first)
    there=$("$python" "bench/peers/$file" 5)
    awk -v name="$name" -v here="$here" -v there="${there% *}" -v leakers="${there#* }" \
        'BEGIN { printf "| %s | %d | %d | %s |\n", name, there, here, (here > there ? sprintf("Testudo %.1f times as fast", here / there) : sprintf("%.1f times as fast as Testudo", there / here)) }'
}

echo
echo "| peer | replications/s | Testudo beside it | |"
echo "|---|---:|---:|---|"
peer "SimPy: processes and resources, far fewer rules" simpy_raid.py simpy
peer "NumPy: layers without geometry, time or channels" numpy_raid.py numpy
