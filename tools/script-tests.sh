# Runs the functions of a script whose names begin with test_, each in a subshell and a world of its own (new_world and
# delete_world), and writes a JUnit report to $REPORT where that is set.
# shellcheck shell=bash

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
    CASES+="<testcase classname=\"$SUITE\" name=\"$1\" time=\"$2\">$failure</testcase>"$'\n'
}

escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g' <<<"$1"; }

# run_script_tests SUITE WHAT: runs every function whose name begins with test_; fails when one does.
run_script_tests() {
    local name total=0 failed=0
    SUITE=$1 CASES=
    for name in $(compgen -A function test_); do
        total=$((total + 1))
        run_test "$name" || failed=$((failed + 1))
    done
    [[ -z $REPORT ]] || printf '<testsuite name="%s">\n%s</testsuite>\n' "$SUITE" "$CASES" >"$REPORT"
    say "    $((total - failed)) of $total $2 passed"
    ((failed == 0))
}
