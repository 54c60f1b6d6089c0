#!/usr/bin/env bash
# Builds, checks and tests Testudo. What continuous integration does is `./build.sh test`; nothing else.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$root"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
solution=Testudo.slnx
configuration=Release

# Debian packages that tests call. They are installed where that is possible; a test whose tool is missing is skipped.
test_packages=(chromium fonts-dejavu-core poppler-utils postgresql)

usage() {
    cat <<'HELP'
usage: ./build.sh [what]

  build    restore and build everything; a warning is an error (what is done when nothing is said)
  test     build, check the format, run all tests, the page's too; the last line is "N passed, N failed, N skipped"
  format   rewrite the sources as the format check wants them
  bench    run benchmarks: ./build.sh bench --filter '*Engagement*'
  clean    remove everything that was built
  help     this text
HELP
}

need_sdk() {
    if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -qE '^[1-9][0-9]\.'; then
        echo "Testudo needs the .NET 10 SDK: install it from https://dotnet.microsoft.com/download and try again." >&2
        exit 3
    fi
}

build() {
    dotnet restore "$solution" && dotnet build "$solution" --no-restore --configuration "$configuration"
}

install_test_tools() {
    if ((${#test_packages[@]} > 0)) && [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        local missing=() package
        for package in "${test_packages[@]}"; do
            [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
        done
        if ((${#missing[@]} > 0)); then
            # Tests start a private server of their own. Debian's package would make and start one for the whole machine.
            local clusters=/etc/postgresql-common/createcluster.conf
            if [[ " ${missing[*]} " == *" postgresql "* && ! -e $clusters ]]; then
                { mkdir -p -- "${clusters%/*}" && echo 'create_main_cluster = false' >"$clusters"; } || true
            fi
            # Without a network, or while somebody else installs, tests do not wait for long.
            local apt=(timeout 300 apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=60)
            { "${apt[@]}" update && DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 ||
                echo "note: could not install ${missing[*]}; tests that need them are skipped."
        fi
    fi

    local tools=tests/tools
    if ! command -v npm >/dev/null; then
        echo "note: Node.js is not installed; tests that need it are skipped."
    elif [[ ! $tools/node_modules/.package-lock.json -nt $tools/package-lock.json ]]; then
        npm ci --prefix "$tools" --no-audit --no-fund --loglevel=error ||
            echo "note: npm could not install $tools; tests that need it are skipped."
    fi
}

# Types, format and tests of the page; adds to passed, failed and skipped.
test_page() {
    if [[ ! -d web/node_modules ]]; then
        echo "note: the page was not built; its tests are skipped."
        skipped=$((skipped + 1))
        return
    fi

    local log line
    log=$(mktemp)
    npm run --silent --prefix web check || { echo "The page has type errors; they count as one failure." && failed=$((failed + 1)); }
    npm run --silent --prefix web format-check || { echo "The page's format check failed (./build.sh format mends it); it counts as one failure." && failed=$((failed + 1)); }
    local result=0 counted=0
    NO_COLOR=1 npm run --silent --prefix web test 2>&1 | tee "$log" || result=$?
    while IFS= read -r line; do
        [[ $line =~ ^\ +Tests\ +(([0-9]+)\ failed\ \|\ )?([0-9]+)\ passed ]] || continue
        counted=1
        failed=$((failed + ${BASH_REMATCH[2]:-0}))
        passed=$((passed + BASH_REMATCH[3]))
    done <"$log"
    rm -f -- "$log"
    if ((result != 0 || counted == 0)); then
        echo "The page's tests did not pass (exit code $result); that counts as one failure."
        failed=$((failed + 1))
    fi
}

# Sets passed, failed and skipped. A project that ends badly, or without a count, has at least one failure.
run_tests() {
    passed=0 failed=0 skipped=0
    local log project result
    log=$(mktemp)
    for project in tests/*.Tests/*.csproj; do
        result=0
        dotnet test "$project" --no-build --configuration "$configuration" 2>&1 | tee "$log" || result=$?
        local counted=0 failed_here=0
        local count='Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+), Total:' line
        while IFS= read -r line; do
            [[ $line =~ $count ]] || continue
            counted=1
            failed_here=$((failed_here + BASH_REMATCH[1]))
            passed=$((passed + BASH_REMATCH[2]))
            skipped=$((skipped + BASH_REMATCH[3]))
        done <"$log"
        if ((failed_here == 0 && (result != 0 || counted == 0))); then
            echo "$project ended without a result (exit code $result); it counts as one failure."
            failed_here=1
        fi
        failed=$((failed + failed_here))
    done
    rm -f -- "$log"
}

check() {
    local passed=0 failed=0 skipped=0
    if ! build; then
        echo "The build failed; it counts as one failure, and no test was run."
        failed=1
    else
        local format=0
        dotnet format "$solution" --verify-no-changes --no-restore || format=1
        install_test_tools
        run_tests
        test_page
        if ((format != 0)); then
            echo "The format check failed (./build.sh format mends it); it counts as one failure."
            failed=$((failed + 1))
        fi
    fi
    echo "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0))
}

clean() {
    find src tests bench -name node_modules -prune -o -type d \( -name bin -o -name obj -o -name TestResults \) -prune -exec rm -rf -- {} +
    rm -rf -- .build out BenchmarkDotNet.Artifacts web/dist web/node_modules
}

what=${1:-build}
shift || true
case $what in
    build) need_sdk && build ;;
    test) need_sdk && check ;;
    format) need_sdk && dotnet restore "$solution" && dotnet format "$solution" --no-restore && { [[ ! -d web/node_modules ]] || npm run --silent --prefix web format; } ;;
    bench) need_sdk && dotnet run --project bench/Benchmarks --configuration "$configuration" -- "$@" ;;
    clean) clean ;;
    help | -h | --help) usage ;;
    *)
        echo "./build.sh does not know \"$what\"." >&2
        usage >&2
        exit 2
        ;;
esac
