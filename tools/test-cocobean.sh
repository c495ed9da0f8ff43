#!/usr/bin/env bash
# Runs the tests of ./cocobean, which are in tools/tests, against fake tools that stand alone on PATH. With an argument, a
# JUnit report is written to that file.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
REPORT=${1-}
[[ -z $REPORT || $REPORT == /* ]] || REPORT=$PWD/$REPORT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
unset CI DOCKER_HOST COCOBEAN_NO_INSTALL COCOBEAN_IMAGE JAVA_HOME
for file in "$ROOT"/tools/tests/*.sh; do
    # shellcheck source=/dev/null
    source "$file"
done

run_test() {
    local name=$1 started=$EPOCHREALTIME output status=0
    output=$(new_world; trap delete_world EXIT; WITH=(); "$name" 2>&1) || status=$?
    local seconds
    seconds=$(awk -v a="$started" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f", b - a }')
    record "${name#test_}" "$seconds" "$status" "$output"
    ((status == 0)) || printf '    FAILED  %s\n%s\n' "${name#test_}" "$output" >&2
    return "$status"
}

record() {
    local failure=''
    (($3 == 0)) || failure="<failure message=\"$(escape "${4%%$'\n'*}")\"/>"
    CASES+="<testcase classname=\"cocobean.ScriptTests\" name=\"$1\" time=\"$2\">$failure</testcase>"$'\n'
}

escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g' <<<"$1"; }

main() {
    local name total=0 failed=0
    CASES=
    for name in $(compgen -A function test_); do
        total=$((total + 1))
        run_test "$name" || failed=$((failed + 1))
    done
    [[ -z $REPORT ]] || printf '<testsuite name="cocobean.ScriptTests">\n%s</testsuite>\n' "$CASES" >"$REPORT"
    say "    $((total - failed)) of $total tests of ./cocobean passed"
    ((failed == 0))
}

main
