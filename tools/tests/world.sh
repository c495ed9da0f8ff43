# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# The small world that each test of ./cocobean has to itself, and what it asserts.

readonly BUILD_TOOLS="git mvn gcc g++ make"
readonly SIMULATOR_TOOLS="iverilog verilator ghdl riscv64-unknown-elf-gcc"
readonly HOST_TOOLS="bash env sed awk tr dirname readlink sort mkdir tail rm find tee cat uname chmod touch cp mv ls head cmp grep"

new_world() {
    WORLD=$(mktemp -d)
    mkdir -p "$WORLD"/{bin,home,include,jdks,project/tools}
    cp "$ROOT/cocobean" "$WORLD/project/"
    cp "$ROOT"/tools/*.{sh,awk} "$WORLD/project/tools/"
    mkdir "$WORLD/project/build-tools"
    cp -r "$ROOT"/build-tools/{project,template} "$WORLD/project/build-tools/"
    mkdir -p "$WORLD/project/hdl-samples/rtl"
    cp -r "$ROOT"/hdl-samples/rtl/{verilog,vhdl} "$WORLD/project/hdl-samples/rtl/"
    fake_script "$WORLD/project/tools/test-cocobean.sh" ''
    fake_script "$WORLD/project/tools/test-new.sh" ''
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
    touch "$WORLD/project/libraries.jar"
}

# A Maven that notes its arguments and leaves a report with the given test cases.
fake_maven() {
    fake mvn "echo \"\$*\" >>'$WORLD/mvn.args'
echo \"\$JAVA_HOME\" >>'$WORLD/mvn.home'
mkdir -p framework/target/surefire-reports
cat >framework/target/surefire-reports/TEST-x.XTests.xml <<'EOF'
<testsuite>$1</testsuite>
EOF
[[ ${2:-0} != 0 ]] || echo '[INFO] BUILD SUCCESS'
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
