#!/usr/bin/env bash
# Does as a new user would: a bare folder, a home and a Maven repository of their own (which begins with copies of the libraries
# that this machine has fetched already). --long also makes the mistakes of projects that were made by hand.
# tools/test-new.sh [--long] [REPORT]
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LONG=no
[[ ${1-} != --long ]] || { LONG=yes; shift; }
REPORT=${1-}
[[ -z $REPORT || $REPORT == /* ]] || REPORT=$PWD/$REPORT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/jdk.sh
source "$ROOT/tools/jdk.sh"
# shellcheck source=tools/script-tests.sh
source "$ROOT/tools/script-tests.sh"
find_jdk || fail "the tests of new projects need a JDK $JDK_FLOOR"
unset CI

HOUSE=$(mktemp -d)
trap 'rm -rf "$HOUSE"' EXIT
exec 3>&1

# Copies of the libraries that were fetched already, as links, but nothing of Cocobean.
seed_repository() {
    local libraries=${COCOBEAN_LIBRARIES:-$HOME/.m2/repository} own=$HOUSE/home/.m2/repository
    mkdir -p "$own"
    [[ -d $libraries ]] || return 0
    cp -al "$libraries/." "$own/" 2>/dev/null || cp -a "$libraries/." "$own/"
    rm -rf "$own/org/cocobean"
}

seed_repository
export HOME=$HOUSE/home XDG_CACHE_HOME=$HOUSE/home/.cache
export MAVEN_OPTS="-Duser.home=$HOME -Djansi.mode=strip --sun-misc-unsafe-memory-access=allow"

new_world() {
    WORLD=$(mktemp -d -p "$HOUSE")
    CHIP=$WORLD/chip
    CLASS=$CHIP/src/test/java/chip/CounterTests.java
}

delete_world() { rm -rf "$WORLD"; }

# timed WHAT COMMAND...: sets STATUS and OUT; the time goes to the terminal.
timed() {
    local what=$1 started=$EPOCHREALTIME
    shift
    STATUS=0
    OUT=$("$@" 2>&1 </dev/null) || STATUS=$?
    awk -v a="$started" -v b="$EPOCHREALTIME" -v what="$what" 'BEGIN { printf "    %5.1f s  %s\n", b - a, what }' >&3
}

new_project() {
    timed "cocobean new chip $*" "$ROOT/cocobean" new "$CHIP" "$@"
    expect_status 0
}

# mvn_test WHAT ARGUMENTS...
mvn_test() {
    local what=$1
    shift
    timed "mvn test: $what" env -C "$CHIP" mvn --offline --batch-mode test "$@"
}

expect_status() { ((STATUS == $1)) || wrong "exit code $STATUS instead of $1"; }

expect_in() { [[ $OUT == *"$1"* ]] || wrong "'$1' is not in the output"; }

wrong() {
    printf '%s\n%s\n' "$1" "$OUT" >&2
    exit 1
}

# --- tests -------------------------------------------------------------------------------------------------------------

test_a_verilog_project_passes_and_a_planted_failure_names_its_waves() {
    new_project
    mvn_test "the project as it is made"
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
    # Of this one the compiler plugin cannot be cured: it looks for classes of a project that has tests only.
    [[ $(grep -v 'I/O error reading dependency state' <<<"$OUT") != *WARNING* ]] || wrong "a warning in a new project"
    mvn_test "once more"
    expect_status 0

    sed -i 's/hasValue(5)/hasValue(6)/' "$CLASS"
    mvn_test "a planted failure"
    expect_status 1
    expect_in "CounterTests.java:"
    local repeat waves
    waves=$(sed -n 's/^ *waves: \([^ ]*\).*/\1/p' <<<"$OUT" | head -n 1)
    [[ -s $waves ]] || wrong "there are no waves in '$waves'"
    repeat=$(sed -n 's/.*repeat with \(-Dcocobean[^,]*\)$/\1/p' <<<"$OUT" | head -n 1)
    [[ $repeat == -Dcocobean.seed=*\ -Dcocobean.sim=icarus ]] || wrong "the command that repeats is '$repeat'"
    [[ -s $CHIP/target/cocobean/latest/report.html ]] || wrong "there is no report"

    sed -i 's/\ben\b/enable/' "$CHIP/rtl/counter.v"
    mvn_test "a port of another name"
    expect_status 1
    expect_in "en()"
    expect_in "enable"
}

test_the_archetype_makes_the_same_project() {
    local other=$WORLD/other
    new_project --lang vhdl --package org.example.chip
    mkdir "$other"
    local command
    command=$(sed -n '/^mvn .*maven-archetype-plugin/ s/my-chip/chip/p' "$ROOT/docs/guide.md")
    # shellcheck disable=SC2086  # a command and its options
    timed "mvn archetype:generate" env -C "$other" $command --offline -Dlang=vhdl
    expect_status 0
    OUT=$(diff -r "$CHIP" "$other/chip") || wrong "the two projects differ"
}

# pom_of_the_guide NUMBER: of the whole pom.xml that the guide shows for repositories that are there.
pom_of_the_guide() {
    awk -v n="$1" '/^```$/ { inside = 0 } inside { print } /^```xml$/ { inside = ++blocks == n }' "$ROOT/docs/guide.md" >"$CHIP/pom.xml"
}

test_the_poms_of_the_guide_run_the_tests() {
    new_project
    pom_of_the_guide 1
    mvn_test "with the parent" -Dcocobean.waves=on
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
    timed "mvn cocobean:wave, order" env -C "$CHIP" mvn --offline --batch-mode cocobean:wave cocobean:order \
        -Dtest=countsWhileEnabled "-Dargs=--signals count,en --cycles 3"
    expect_status 0
    expect_in "waves.fst: "
    expect_in "rtl/counter.v"
    timed "mvn cocobean:report" env -C "$CHIP" mvn --offline --batch-mode cocobean:report
    expect_status 0
    [[ -s $CHIP/target/report/junit.xml ]] || wrong "there is no report"
    rm -rf "$CHIP/target"
    pom_of_the_guide 2
    # Its resources plugin is that of Maven, which nobody here has fetched.
    timed "mvn: without a parent" env -C "$CHIP" mvn --offline --batch-mode compiler:testCompile surefire:test
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
}

test_a_vhdl_project_passes() {
    new_project --lang vhdl --package chip
    mvn_test "VHDL"
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
    expect_in "ghdl"
}

# use_plugin: the one line of the documentation, and a test that uses what it writes.
use_plugin() {
    sed -i 's|^</project>|  <build>\n    <plugins>\n      <plugin>\n        <groupId>org.cocobean</groupId>\n        <artifactId>cocobean-maven-plugin</artifactId>\n      </plugin>\n    </plugins>\n  </build>\n&|' "$CHIP/pom.xml"
    cat >"${CLASS%/*}/TypedTests.java" <<'EOF'
package chip;

import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.clock.Clock;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;

@Design(top = "counter", sources = "rtl/counter.v")
class TypedTests {
    @HdlTest
    void isCleared(CounterDut dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.en().set(0);
        dut.rst().set(1);
        clk.cycles(2);
        assertThat(dut.count()).hasValue(0);
    }
}
EOF
}

test_typed_duts_are_written_by_the_build_and_a_renamed_port_is_an_error_of_javac() {
    new_project
    use_plugin
    mvn_test "typed DUTs"
    expect_status 0
    expect_in "6 passed, 0 failed, 0 skipped"
    expect_in "duts: 1 files for 2 designs"
    mvn_test "typed DUTs, once more"
    expect_status 0
    [[ $OUT != *"duts: "* ]] || wrong "the interfaces were written again"

    sed -i 's/\brst\b/reset/' "$CHIP/rtl/counter.v"
    mvn_test "a port of another name"
    expect_status 1
    expect_in "COMPILATION ERROR"
    expect_in "TypedTests.java:"
    expect_in "method rst()"

    timed "mvn cocobean:verify-duts" env -C "$CHIP" mvn --offline --batch-mode cocobean:verify-duts
    expect_status 1
    expect_in "+ "
    expect_in "are not those of the designs"
    timed "mvn cocobean:doctor" env -C "$CHIP" mvn --offline --batch-mode cocobean:doctor
    expect_in "icarus"
    timed "mvn cocobean:report" env -C "$CHIP" mvn --offline --batch-mode cocobean:report
    expect_status 0
    [[ -s $CHIP/target/report/report.html ]] || wrong "there is no report"
    timed "mvn cocobean:clean" env -C "$CHIP" mvn --offline --batch-mode cocobean:clean
    expect_status 0
    [[ ! -e $CHIP/target/cocobean && -d $CHIP/target ]] || wrong "not what should be deleted was"
}

# shown COUNT: waits until the watch has shown so many results, and takes the last.
shown() {
    local i
    for ((i = 0; i < 600; i++)); do
        (($(grep -c '^watch: ' "$WORLD/watch") < $1)) || { LINE=$(grep '^watch: ' "$WORLD/watch" | sed -n "$1p"); return 0; }
        sleep 0.1
    done
    OUT=$(<"$WORLD/watch") && wrong "the watch showed no result $1"
}

# watched COMMAND...: a design is broken and mended while the command watches; ends it with q.
watched() {
    local LINE="" watch
    mkfifo "$WORLD/keys"
    "$@" <"$WORLD/keys" >"$WORLD/watch" 2>&1 &
    watch=$!
    exec 7>"$WORLD/keys"
    shown 1
    [[ $LINE == *"5 passed, 0 failed"* ]] || wrong "the first result is '$LINE'"
    sed -i "s/1'b1/2'd2/" "$CHIP/rtl/counter.v"
    shown 2
    [[ $LINE == *" failed, 0 skipped; ran CounterTests;"* && $LINE != *" 0 failed"* ]] || wrong "after an edit: '$LINE'"
    say "    $LINE" >&3
    shown 3
    grep -q '^  waves  ' "$WORLD/watch" || wrong "no waves are named"
    sed -i "s/2'd2/1'b1/" "$CHIP/rtl/counter.v"
    shown 4
    [[ $LINE == *"5 passed, 0 failed"* ]] || wrong "after it was mended: '$LINE'"
    printf q >&7
    exec 7>&-
    wait "$watch" || wrong "the watch ended with $?"
}

test_watch_runs_what_an_edit_touches() {
    new_project
    OUT=""
    watched "$ROOT/cocobean" watch --project "$CHIP" --sim icarus
}

# --- only with --long --------------------------------------------------------------------------------------------------

long_without_a_simulator_the_summary_says_why_nothing_ran() {
    new_project
    mkdir "$WORLD/bin"
    cp -s /usr/bin/* "$WORLD/bin/"
    rm -f "$WORLD"/bin/{iverilog,vvp,verilator*,ghdl*}
    PATH=$JAVA_HOME/bin:$WORLD/bin mvn_test "no simulator"
    expect_status 0
    expect_in "0 passed, 0 failed"
    expect_in "apt-get install iverilog"
    PATH=$JAVA_HOME/bin:$WORLD/bin mvn_test "no simulator, in CI" -Dcocobean.ci=true
    expect_status 1
    expect_in "is not installed"
}

long_every_verilog_simulator_and_the_command_that_repeats_a_failure() {
    new_project
    mvn_test "two simulators" -Dcocobean.sim=icarus,verilator
    expect_status 0
    expect_in "10 passed, 0 failed, 0 skipped"
    sed -i 's/hasValue(5)/hasValue(6)/' "$CLASS"
    mvn_test "a planted failure on Verilator" -Dcocobean.sim=verilator
    expect_status 1
    local repeat
    repeat=$(sed -n 's/.*repeat with \(-Dcocobean[^,]*\)$/\1/p' <<<"$OUT" | head -n 1)
    # shellcheck disable=SC2086  # two options
    mvn_test "its repetition" $repeat
    expect_status 1
    expect_in "$repeat"
}

long_the_plugin_watches_too() {
    new_project
    use_plugin
    rm "${CLASS%/*}/TypedTests.java"
    OUT=""
    watched env -C "$CHIP" mvn --offline --batch-mode cocobean:watch -Dcocobean.sim=icarus
}

long_an_old_jdk_is_told() {
    local old
    old=$(ls -d /usr/lib/jvm/*17* 2>/dev/null | head -n 1)
    [[ -n $old ]] || { say "    not tried: an old JDK, there is none" >&3; return; }
    new_project
    JAVA_HOME=$old MAVEN_OPTS=-Duser.home=$HOME mvn_test "Maven on JDK 17"
    expect_status 1
    expect_in "Cocobean needs JDK 25 or newer, but Maven runs on JDK 17"
}

# Fetches JUnit 5, once.
long_junit_5_is_told() {
    new_project
    sed -i 's|  <dependencies>|  <dependencyManagement><dependencies><dependency><groupId>org.junit</groupId><artifactId>junit-bom</artifactId><version>5.13.4</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>\n&|' "$CHIP/pom.xml"
    timed "mvn test: JUnit 5" env -C "$CHIP" mvn --batch-mode --no-transfer-progress test
    expect_status 1
    expect_in "Cocobean needs JUnit 6, but on the class path are junit-platform-launcher 1.13.4 and junit-jupiter-api 5.13.4"
}

# Fetches the compiler of Kotlin, once.
long_tests_in_kotlin_pass() {
    new_project --tests kotlin
    timed "mvn test: Kotlin" env -C "$CHIP" mvn --batch-mode --no-transfer-progress test
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
    sed -i 's/hasValue(5)/hasValue(6)/' "$CHIP/src/test/kotlin/chip/CounterTests.kt"
    mvn_test "Kotlin, a planted failure"
    expect_status 1
    expect_in "CounterTests.kt:"
    [[ -z $(pgrep -f "$HOUSE/home/.m2/repository/org/jetbrains/kotlin") ]] || wrong "a compiler of Kotlin was left behind"
}

long_a_gradle_project_passes() {
    if ! gradle --version 2>/dev/null | grep -q '^Gradle \(9\.[1-9]\|[1-9][0-9]\)'; then
        say "    not tried: a Gradle project, there is no Gradle 9.1 or newer" >&3
        return
    fi
    new_project --build gradle
    timed "gradle test" env -C "$CHIP" gradle test
    expect_status 0
    expect_in "5 passed, 0 failed, 0 skipped"
}

if [[ $LONG == yes ]]; then
    for name in $(compgen -A function long_); do eval "test_$name() { $name; }"; done
fi
run_script_tests cocobean.NewProjectTests "tests of new projects"
