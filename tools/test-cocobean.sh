#!/usr/bin/env bash
# Runs the tests of ./cocobean, which are in tools/tests, against fake tools that stand alone on PATH. With an argument, a
# JUnit report is written to that file.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
REPORT=${1-}
[[ -z $REPORT || $REPORT == /* ]] || REPORT=$PWD/$REPORT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/script-tests.sh
source "$ROOT/tools/script-tests.sh"
unset CI DOCKER_HOST COCOBEAN_NO_INSTALL COCOBEAN_IMAGE JAVA_HOME
for file in "$ROOT"/tools/tests/*.sh; do
    # shellcheck source=/dev/null
    source "$file"
done

run_script_tests cocobean.ScriptTests "tests of ./cocobean"
