# Runs Maven, turns what it prints into lines a person reads, and sums the test reports up.
# shellcheck shell=bash

# Its time tells the runs of this call from earlier ones.
readonly RUN_STARTED=$ROOT/target/run.started

# What a JVM that runs Cocobean is started with outside Maven; the same as cocobean.jvm.flags in build-tools/project/pom.xml.
readonly JVM_FLAGS=(--enable-native-access=ALL-UNNAMED)

# Maven 3.8's own libraries make a JDK 25 warn at every start; that is not this project's news. (Not in .mvn/jvm.config: an
# older JDK would not start at all, and could not say that it is too old.)
run_maven() {
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow -Djansi.mode=strip ${MAVEN_OPTS-}" mvn --batch-mode "$@"
}

# maven NAME ARGUMENTS...: everything goes to target/NAME.log, the gist to the terminal.
maven() {
    local log=$ROOT/target/$1.log
    shift
    mkdir -p "$ROOT/target"
    [[ -d $HOME/.m2/repository/org/junit ]] || say "First run: Maven fetches its libraries, which takes a minute or two."
    local status=0
    run_maven --no-transfer-progress "$@" 2>&1 | tee "$log" | progress || status=$?
    ((status == 0)) || say "The whole log: ${log#"$ROOT"/}"
    return "$status"
}

progress() {
    local width=0
    [[ ! -t 1 ]] || width=$(tput cols 2>/dev/null || echo 80)
    if [[ $VERBOSE == yes ]]; then cat; else awk -v live="$width" -f "$ROOT/tools/progress.awk"; fi
}

# A report of an earlier run must never be counted as a result of this one.
forget_reports() {
    rm -rf "$ROOT"/target/surefire-reports "$ROOT"/{*,*/*}/target/{surefire,failsafe}-reports
    mkdir -p "$ROOT/target"
    touch "$RUN_STARTED"
}

# summary table|counts MAVEN-STATUS FOLDER...: what ran since the reports were forgotten; the last line counts the tests.
summary() {
    local kind=$1 status=$2
    shift 2
    if ! is_built framework/report org/cocobean/report/ReportMain; then
        say "No summary: the build stopped before the module that writes it, framework/report. The reason stands above."
        say "0 passed, 0 failed, 0 skipped"
        return 1
    fi
    report summary "$kind" "$status" "$RUN_STARTED" "$SIMULATORS" "$@"
}

# report ARGUMENTS...
report() { run_main framework/report org.cocobean.report.ReportMain "$@"; }

where_tests_ran() {
    local run=hdl-samples/target/cocobean
    [[ ! -e $run/latest ]] || run=$run/latest
    say "$run"
}

# --- main classes ----------------------------------------------------------------------------------------------------

# is_built MODULE CLASS (with slashes)
is_built() { [[ -e $ROOT/$1/target/classes/$2.class ]]; }

# run_main MODULE CLASS ARGUMENTS...
run_main() { run_java classes runtime "$@"; }

# run_test_main MODULE CLASS ARGUMENTS...: the same for a class that stands among the tests.
run_test_main() { run_java test-classes test "$@"; }

# Where they run: paths among their arguments are meant from there.
RUN_IN=$ROOT

# run_java FOLDER SCOPE MODULE CLASS ARGUMENTS...
run_java() {
    local classes=$ROOT/$3/target/$1 scope=$2 module=$3 class=$4
    shift 4
    [[ -d $classes ]] || fail "$module is not built" "Build the project first: ./cocobean install"
    local libraries=$ROOT/$module/target/$scope.classpath
    is_class_path "$libraries" || resolve_libraries "$module" "$scope" "$libraries"
    libraries=$(<"$libraries")
    (cd "$RUN_IN" && exec "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" -cp "$classes:$libraries" "$class" "$@")
}

# Whether the file is newer than every pom.xml, and all that it lists is there: another home may have had another repository.
is_class_path() {
    [[ -s $1 && -z $(find "$ROOT" -maxdepth 3 -name pom.xml -newer "$1") ]] || return 1
    local entries entry
    IFS=: read -r -a entries <"$1" || true
    for entry in "${entries[@]}"; do [[ -e $entry ]] || return 1; done
}

# resolve_libraries MODULE SCOPE FILE
# Maven resolves the file name against each module of the reactor, so it is given without a folder in front.
resolve_libraries() {
    local log=$ROOT/target/libraries.log
    local phase=(test-compile)
    [[ $2 == test ]] || phase=(-Dmaven.test.skip=true -DskipNativeTests=true compile)
    mkdir -p "$ROOT/target"
    say "Once: Maven compiles $1 and looks for its libraries, which takes up to a minute." >&2
    if ! run_maven --quiet -pl "$1" -am -Dspotless.check.skip=true \
        "-Dmdep.includeScope=$2" "-Dmdep.outputFile=target/${3##*/}" "${phase[@]}" dependency:build-classpath >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the libraries of $1 could not be resolved." "The whole log: target/libraries.log"
    fi
}
