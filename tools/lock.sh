#!/bin/sh
# Pins every dependency with the hashes of all its files, for every platform, and names no address:
#   requirements.lock       what the program runs with
#   requirements-test.lock  and what its tests need
#   requirements-dev.lock   and what checks the code
# Needs uv (pip install uv). `sh tools/lock.sh --upgrade` takes newer versions within pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links pyproject.toml "$@" >/dev/null
}
compile -o requirements.lock "$@"
compile -o requirements-test.lock --extra test --constraint requirements.lock "$@"
compile -o requirements-dev.lock --extra dev --constraint requirements-test.lock "$@"
