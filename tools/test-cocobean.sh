#!/usr/bin/env bash
# shellcheck disable=SC2016  # the texts of fake tools are expanded when the tools run
# Tests ./cocobean against fake tools that stand alone on PATH. With an argument, a JUnit report is written to that file.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
REPORT=${1-}
[[ -z $REPORT || $REPORT == /* ]] || REPORT=$PWD/$REPORT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/jdk.sh
source "$ROOT/tools/jdk.sh"
find_jdk || fail "the tests of this script need a real JDK $JDK_FLOOR"
readonly REAL_JDK=$JAVA_HOME
unset CI DOCKER_HOST COCOBEAN_NO_INSTALL COCOBEAN_IMAGE JAVA_HOME

readonly BUILD_TOOLS="git mvn gcc g++ make"
readonly SIMULATOR_TOOLS="iverilog verilator ghdl riscv64-unknown-elf-gcc"
readonly HOST_TOOLS="bash env sed awk tr dirname readlink sort mkdir tail rm find tee cat uname chmod touch"

# --- a small world of its own per test ---------------------------------------------------------------------------------

new_world() {
    WORLD=$(mktemp -d)
    mkdir -p "$WORLD"/{bin,home,include,jdks,project/tools}
    cp "$ROOT/cocobean" "$WORLD/project/"
    cp "$ROOT"/tools/*.{sh,awk} "$WORLD/project/tools/"
    fake_script "$WORLD/project/tools/test-cocobean.sh" ''
    local tool
    for tool in $HOST_TOOLS; do ln -s "$(command -v "$tool")" "$WORLD/bin/$tool"; done
}

delete_world() { rm -rf "$WORLD"; }

fake_script() {
    printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"
    chmod +x "$1"
}

fake() { fake_script "$WORLD/bin/$1" "${2-}"; }

fake_jdk() {
    local home=$WORLD/jdks/$1
    mkdir -p "$home/bin"
    printf 'JAVA_VERSION="%s"\n' "$2" >"$home/release"
    fake_script "$home/bin/javac" ''
    fake_script "$home/bin/java" "echo \"\$*\" >>'$WORLD/java.args'; echo '${SUMMARY-1 passed, 0 failed, 0 skipped}'; exit ${SUMMARY_EXIT-0}"
}

everything_present() {
    local tool
    for tool in $BUILD_TOOLS $SIMULATOR_TOOLS; do fake "$tool"; done
    touch "$WORLD/include/zlib.h"
    fake_jdk jdk-25 25.0.1
    fake_report_module
}

# As if Maven had built it.
fake_report_module() {
    local target=$WORLD/project/framework/report/target
    mkdir -p "$target/classes/org/cocobean/report"
    touch "$target/classes/org/cocobean/report/ReportMain.class"
    echo libraries.jar >"$target/runtime.classpath"
}

# A Maven that notes its arguments and leaves a report with the given test cases.
fake_maven() {
    fake mvn "echo \"\$*\" >>'$WORLD/mvn.args'
echo \"\$JAVA_HOME\" >>'$WORLD/mvn.home'
mkdir -p framework/target/surefire-reports
cat >framework/target/surefire-reports/TEST-x.XTests.xml <<'EOF'
<testsuite>$1</testsuite>
EOF
exit ${2:-0}"
}

# An apt-get that notes its arguments and 'installs' by making the tools appear.
fake_apt() {
    fake apt-get "echo \"\$*\" >>'$WORLD/apt.args'
case \"\$*\" in *install*) ;; *) exit 0 ;; esac
for tool in $BUILD_TOOLS $SIMULATOR_TOOLS; do
    [[ -e '$WORLD/bin/'\$tool ]] || { echo '#!/usr/bin/env bash' >'$WORLD/bin/'\$tool; chmod +x '$WORLD/bin/'\$tool; }
done
touch '$WORLD/include/zlib.h'"
    fake apt-cache "exit 0"
    fake sudo 'exec "$@"'
}

PASSING='<testcase classname="x.XTests" name="a" time="0.1"/>'

# cocobean ARGUMENTS...: sets STATUS, OUT and ERR. More environment comes in the array WITH.
cocobean() {
    STATUS=0
    env -i PATH="$WORLD/bin" HOME="$WORLD/home" COCOBEAN_JDK_FOLDERS="$WORLD/jdks" COCOBEAN_INCLUDE="$WORLD/include" COCOBEAN_ENGINE="$WORLD/engine" \
        ${WITH[@]+"${WITH[@]}"} "$WORLD/project/cocobean" "$@" >"$WORLD/out" 2>"$WORLD/err" || STATUS=$?
    OUT=$(<"$WORLD/out")
    ERR=$(<"$WORLD/err")
}

# --- assertions (a failed one ends the test's subshell) ------------------------------------------------------------------

expect_status() {
    ((STATUS == $1)) || wrong "exit code $STATUS instead of $1"
}

expect_equal() {
    [[ $2 == "$1" ]] || wrong "expected '$1' but was '$2'"
}

expect_in() {
    [[ $2 == *"$1"* ]] || wrong "'$1' is not in '$2'"
}

wrong() {
    printf '%s\n--- stdout\n%s\n--- stderr\n%s\n' "$1" "$OUT" "$ERR" >&2
    exit 1
}

# --- tests -------------------------------------------------------------------------------------------------------------

test_unknown_command_exits_2() {
    cocobean frobnicate
    expect_status 2
    expect_equal $'cocobean: unknown command \'frobnicate\'\nTry ./cocobean --help' "$ERR"
}

test_no_command_prints_usage_and_exits_2() {
    cocobean
    expect_status 2
    expect_in "Usage: ./cocobean COMMAND" "$ERR"
}

test_help_exits_0() {
    cocobean --help
    expect_status 0
    expect_in "Usage: ./cocobean COMMAND" "$OUT"
}

test_bad_options_exit_2_and_name_the_value() {
    cocobean test --frob
    expect_status 2
    expect_in "unknown option '--frob'" "$ERR"
    cocobean test -n some
    expect_status 2
    expect_in "-n takes 'auto' or a number from 1, not 'some'" "$ERR"
    cocobean test --dist random
    expect_status 2
    expect_in "--dist takes load, loadfile or loadscope, not 'random'" "$ERR"
    cocobean test --sim
    expect_status 2
    expect_in "--sim needs a value" "$ERR"
    cocobean setup now
    expect_status 2
    expect_in "'setup' takes no options, but got 'now'" "$ERR"
}

test_without_any_jdk_it_says_how_to_get_one() {
    everything_present
    rm -r "$WORLD/jdks/jdk-25"
    cocobean test
    expect_status 1
    expect_in "no JDK 25 or newer was found" "$ERR"
    expect_in "found: no JDK at all" "$ERR"
    expect_in "apt install openjdk-25-jdk-headless" "$ERR"
}

test_an_old_jdk_is_named_but_not_used() {
    everything_present
    rm -r "$WORLD/jdks/jdk-25"
    fake_jdk jdk-17 17.0.15
    cocobean test
    expect_status 1
    expect_in "$WORLD/jdks/jdk-17 (JDK 17)" "$ERR"
}

test_a_wrong_java_home_gives_way_to_a_right_jdk() {
    everything_present
    fake_jdk old 1.8.0
    fake_maven "$PASSING"
    WITH=("JAVA_HOME=$WORLD/jdks/old")
    cocobean test
    expect_status 0
    expect_in "JAVA_HOME ($WORLD/jdks/old) is no JDK 25 or newer; using $WORLD/jdks/jdk-25" "$OUT"
    expect_equal "$WORLD/jdks/jdk-25" "$(<"$WORLD/mvn.home")"
}

test_a_newer_jdk_is_taken() {
    everything_present
    rm -r "$WORLD/jdks/jdk-25"
    fake_jdk jdk-26 26-ea
    cocobean setup
    expect_status 0
    expect_equal "" "$OUT$ERR"
}

test_setup_is_silent_when_nothing_is_missing() {
    everything_present
    fake_apt
    cocobean setup
    expect_status 0
    expect_equal "" "$OUT$ERR"
    [[ ! -e $WORLD/apt.args ]] || wrong "apt-get was called: $(<"$WORLD/apt.args")"
}

test_setup_installs_exactly_what_is_missing() {
    everything_present
    fake_apt
    rm "$WORLD/bin/verilator" "$WORLD/bin/mvn" "$WORLD/include/zlib.h"
    cocobean setup
    expect_status 0
    expect_equal "Installing: maven zlib1g-dev verilator" "$OUT"
    expect_equal $'-qq update\n-qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends maven zlib1g-dev verilator' \
        "$(<"$WORLD/apt.args")"
    cocobean setup
    expect_equal "" "$OUT$ERR"
}

test_setup_installs_a_jdk_where_the_distribution_has_one() {
    everything_present
    rm -r "$WORLD/jdks/jdk-25"
    fake_apt
    fake apt-cache '[[ $2 == temurin-25-jdk ]] && echo "temurin-25-jdk | 25.0"'
    cocobean setup
    expect_equal "Installing: temurin-25-jdk" "$OUT"
    expect_status 1
    expect_in "no JDK 25 or newer was found" "$ERR"
}

test_a_failing_apt_is_shown() {
    everything_present
    fake_apt
    fake apt-get 'echo "E: Unable to locate package verilator"; exit 100'
    rm "$WORLD/bin/verilator"
    cocobean setup
    expect_status 1
    expect_in "E: Unable to locate package verilator" "$ERR"
    expect_in "apt-get could not install: verilator" "$ERR"
}

test_without_apt_missing_build_tools_stop_it() {
    everything_present
    rm "$WORLD/bin/gcc" "$WORLD/bin/ghdl"
    cocobean setup
    expect_status 1
    expect_in "gcc                      the native agent (Debian package gcc)" "$OUT"
    expect_in "GHDL (Debian package ghdl-" "$OUT"
    expect_in "cannot build without: gcc" "$ERR"
}

test_without_apt_a_missing_simulator_does_not_stop_it() {
    everything_present
    fake_maven "$PASSING"
    rm "$WORLD/bin/iverilog"
    cocobean test
    expect_status 0
    expect_in "iverilog                 Icarus Verilog (Debian package iverilog)" "$OUT"
}

test_no_install_is_respected() {
    everything_present
    fake_apt
    rm "$WORLD/bin/make"
    WITH=(COCOBEAN_NO_INSTALL=1)
    cocobean setup
    expect_status 1
    [[ ! -e $WORLD/apt.args ]] || wrong "apt-get was called: $(<"$WORLD/apt.args")"
}

test_options_become_maven_properties() {
    everything_present
    fake_maven "$PASSING"
    cocobean test -n 4 --dist loadfile --sim icarus,ghdl -Dcocobean.seed=7 -pl framework -- -Pslow
    expect_status 0
    expect_equal "--batch-mode --no-transfer-progress --fail-at-end -Dcocobean.workers=4 -Dcocobean.dist=loadfile \
-Dcocobean.seed=7 -pl framework -Pslow -Dcocobean.sim=icarus,ghdl verify" "$(<"$WORLD/mvn.args")"
}

test_the_choice_of_tests_is_handed_on() {
    everything_present
    fake_maven "$PASSING"
    cocobean test -k 'fifo and not slow' --failed --random-order --maxfail 3 --until-failure 100 -x
    expect_status 0
    expect_in "-Dcocobean.select=fifo and not slow -Dcocobean.failed=true -Dcocobean.order=random -Dcocobean.maxfail=3 \
-Dcocobean.repeat=100 -Dcocobean.maxfail=1 -Dcocobean.maxfail=1 verify" "$(<"$WORLD/mvn.args")"
    cocobean test -k
    expect_status 2
}

test_ci_is_handed_on() {
    everything_present
    fake_maven "$PASSING"
    WITH=(CI=true)
    cocobean test
    expect_in "-Dcocobean.ci=true verify" "$(<"$WORLD/mvn.args")"
}

test_demo_takes_every_simulator() {
    everything_present
    fake_maven "$PASSING"
    cocobean demo
    expect_in "-Dcocobean.sim=icarus,verilator,ghdl test" "$(<"$WORLD/mvn.args")"
}

test_the_summary_is_that_of_this_run_and_stands_last() {
    everything_present
    fake_maven "$PASSING"
    cocobean test
    expect_status 0
    expect_equal "1 passed, 0 failed, 0 skipped" "${OUT##*$'\n'}"
    expect_in "framework/report/target/classes:libraries.jar org.cocobean.report.ReportMain summary counts 0 $WORLD/project/target/run.started icarus,verilator,ghdl $WORLD/project" \
        "$(<"$WORLD/java.args")"
    [[ -e $WORLD/project/target/run.started ]] || wrong "nothing tells when the run began"
}

test_the_demo_shows_the_table_of_the_samples() {
    everything_present
    fake_maven "$PASSING"
    cocobean demo
    expect_in "ReportMain summary table 0 $WORLD/project/target/run.started icarus,verilator,ghdl $WORLD/project/hdl-samples" "$(<"$WORLD/java.args")"
}

test_what_the_summary_says_of_red_tests_fails_it() {
    SUMMARY="1 passed, 1 failed, 0 skipped" SUMMARY_EXIT=1 everything_present
    fake_maven "$PASSING"
    cocobean test
    expect_status 1
    expect_equal "1 passed, 1 failed, 0 skipped" "${OUT##*$'\n'}"
    cocobean demo
    expect_status 1
}

test_a_failing_build_fails_it_whatever_the_summary_says() {
    everything_present
    fake_maven "$PASSING" 3
    cocobean test
    expect_status 3
    expect_in "ReportMain summary counts 3 " "$(<"$WORLD/java.args")"
}

test_a_build_that_stops_before_the_module_of_the_summary_ends_with_counts_too() {
    everything_present
    fake_maven "" 1
    rm -r "$WORLD/project/framework/report/target/classes"
    cocobean test
    expect_status 1
    expect_in "No summary: the build stopped before the module that writes it, framework/report." "$OUT"
    expect_equal "0 passed, 0 failed, 0 skipped" "${OUT##*$'\n'}"
}

test_reports_of_an_earlier_run_are_forgotten() {
    everything_present
    fake_maven "$PASSING"
    local old=$WORLD/project/sim-adapters/icarus/target/surefire-reports/TEST-old.xml
    mkdir -p "${old%/*}"
    echo "<testsuite>$PASSING</testsuite>" >"$old"
    cocobean test
    [[ ! -e $old ]] || wrong "$old is still there"
}

# A Maven that leaves compiled tests, and a java that notes its arguments.
fake_mutant_run() {
    everything_present
    fake mvn 'mkdir -p hdl-samples/target/test-classes
[[ $* != *build-classpath* ]] || echo libraries.jar >hdl-samples/target/test.classpath'
    fake_script "$WORLD/jdks/jdk-25/bin/java" "echo \"\$*\" >>'$WORLD/java.args'; exit ${1:-0}"
}

test_mutants_run_instead_of_the_tests() {
    fake_mutant_run
    cocobean test --mutants
    expect_status 0
    expect_in "hdl-samples/target/test-classes:libraries.jar org.cocobean.samples.mutants.MutantRun $WORLD/project" "$(<"$WORLD/java.args")"
}

test_mutants_of_some_files_only() {
    fake_mutant_run
    cocobean test --mutants=fir8
    expect_in "MutantRun $WORLD/project fir8" "$(<"$WORLD/java.args")"
}

test_mutants_that_survive_fail_the_run() {
    fake_mutant_run 1
    cocobean test --mutants
    expect_status 1
}

test_a_demo_has_no_mutants() {
    cocobean demo --mutants
    expect_status 2
    expect_in "--mutants belongs to 'test'" "$ERR"
}

test_container_without_an_engine_says_what_to_start() {
    everything_present
    cocobean test --container
    expect_status 1
    expect_in "no container engine answers" "$ERR"
    expect_in "docker/engine-up.sh" "$ERR"
}

test_container_without_the_image_says_what_builds_it() {
    everything_present
    fake docker '[[ $1 == version ]]'
    cocobean test --container
    expect_status 1
    expect_in "the simulator image cocobean/simulators:trixie is not there" "$ERR"
    expect_in "docker/build-image.sh" "$ERR"
}

test_container_needs_no_simulator_on_the_host() {
    everything_present
    fake docker
    fake_maven "$PASSING"
    rm "$WORLD/bin/iverilog" "$WORLD/bin/verilator" "$WORLD/bin/ghdl"
    cocobean test --container
    expect_status 0
    expect_in "-Dcocobean.executor=container verify" "$(<"$WORLD/mvn.args")"
}

test_suite_chooses_the_image_of_another_release() {
    everything_present
    fake docker 'echo "$COCOBEAN_IMAGE" >>"$HOME/images"'
    fake_maven "$PASSING"
    cocobean test --suite forky
    expect_status 0
    expect_in "-Dcocobean.executor=container verify" "$(<"$WORLD/mvn.args")"
    expect_in "cocobean/simulators:forky" "$(<"$WORLD/home/images")"
}

test_suite_names_the_releases_that_there_are() {
    everything_present
    cocobean test --suite sid
    expect_status 1
    expect_in "there is no image of Debian 'sid'" "$ERR"
    expect_in "Known are: trixie forky" "$ERR"
}

test_progress_is_one_changing_line_of_a_terminal_and_lines_elsewhere() {
    local awk=$WORLD/project/tools/progress.awk lines=$'[cocobean] 1 of 2 tests\n[INFO] Building Samples 0.1.0-SNAPSHOT [1/1]'
    expect_equal $'  1 of 2 tests\nSamples' "$(awk -f "$awk" <<<"$lines")"
    expect_equal $'\r\e[K[cocobean] 1 of\r\e[KSamples' "$(awk -v live=16 -f "$awk" <<<"$lines")"
}

test_doctor_lists_what_is_there_and_what_is_not() {
    everything_present
    fake iverilog 'echo "Icarus Verilog version 99"'
    rm "$WORLD/bin/ghdl"
    cocobean doctor
    expect_status 0
    expect_in "JDK               25 in $WORLD/jdks/jdk-25" "$OUT"
    expect_in "Icarus Verilog    Icarus Verilog version 99" "$OUT"
    expect_in "GHDL              missing (./cocobean setup)" "$OUT"
}

test_doctor_tells_a_broken_tool_from_a_missing_one() {
    everything_present
    fake iverilog 'echo "cannot find libbz2.so.1" >&2; exit 127'
    cocobean doctor
    expect_status 1
    expect_in "Icarus Verilog    installed, but cannot be run: iverilog -V says: cannot find libbz2.so.1" "$OUT"
}

test_clean_deletes_what_was_built_and_nothing_else() {
    mkdir -p "$WORLD"/project/{target,framework/target,framework/src,firmware-samples/boot/build}
    touch "$WORLD"/project/firmware-samples/boot/boot.{c,elf,vmem}
    cocobean clean
    expect_status 0
    expect_equal "cocobean firmware-samples framework tools" "$(cd "$WORLD/project" && echo *)"
    expect_equal "src" "$(cd "$WORLD/project/framework" && echo *)"
    expect_equal "boot.c" "$(cd "$WORLD/project/firmware-samples/boot" && echo *)"
}

# --- runner ------------------------------------------------------------------------------------------------------------

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
