#!/usr/bin/env bash
# Builds dist/report.html, the template of the report page. Where that cannot be done, says so in one sentence and succeeds:
# everything but the page works without it.
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

if ! command -v node >/dev/null || ! command -v npm >/dev/null || (($(node -p 'process.versions.node.split(".")[0]') < 20)); then
    echo "note: Node.js 20 is not installed; Testudo is built without the report page."
    exit 0
fi
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
    if ! npm ci --no-audit --no-fund --loglevel=error >npm.log 2>&1; then
        echo "note: npm could not install the packages of web/ (see web/npm.log); Testudo is built without the report page."
        exit 0
    fi
    rm -f npm.log
fi
npm run --silent build -- --logLevel warn
