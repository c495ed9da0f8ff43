# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# What test and demo hand to Maven, and what they say at the end.

test_options_become_maven_properties() {
    everything_present
    fake_maven "$PASSING"
    cocobean test -n 4 --dist loadfile --sim icarus,ghdl -Dcocobean.seed=7 -pl framework -- -Pslow
    expect_status 0
    expect_equal "--batch-mode --no-transfer-progress --fail-never -Dcocobean.workers=4 -Dcocobean.dist=loadfile \
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

test_all_is_compiled_on_every_core_before_one_module_after_the_other_is_tested() {
    everything_present
    fake_maven "$PASSING"
    cocobean test -Dcocobean.seed=7
    expect_equal "--batch-mode --no-transfer-progress --fail-at-end -T 1C -Dcocobean.seed=7 -DskipTests=true -Dspotless.check.skip=true verify
--batch-mode --no-transfer-progress --fail-never -Dcocobean.seed=7 verify" "$(<"$WORLD/mvn.args")"
}

test_a_module_that_fails_hides_no_other_and_fails_the_run() {
    everything_present
    fake mvn 'echo "[INFO] BUILD SUCCESS"; echo "[INFO] BUILD FAILURE"; echo "[INFO] Build failures were ignored."'
    cocobean test
    expect_status 1
    expect_in "ReportMain summary counts 1 " "$(<"$WORLD/java.args")"
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

test_libraries_that_are_gone_are_looked_for_again() {
    everything_present
    local classpath=$WORLD/project/framework/report/target/runtime.classpath
    echo /home/of/another/library.jar >"$classpath"
    fake mvn "case \"\$*\" in *build-classpath*) echo libraries.jar >'$classpath' ;; esac"
    cocobean why
    expect_in "framework/report/target/classes:libraries.jar org.cocobean.report.ReportMain why" "$(<"$WORLD/java.args")"
}

# let_run MODULE...: as if it were compiled.
let_run() {
    local module
    for module in "$@"; do
        mkdir -p "$WORLD/project/$module/target/classes"
        echo libraries.jar >"$WORLD/project/$module/target/runtime.classpath"
    done
}

test_figures_are_written_where_the_command_was_called() {
    everything_present
    fake_maven ""
    mkdir -p "$WORLD/chip"
    let_run benchmarks
    cd "$WORLD/chip"
    cocobean bench --quick --write figures.md
    expect_in "Benchmarks $WORLD/project --quick --write $WORLD/chip/figures.md" "$(<"$WORLD/java.args")"
}

test_questions_are_about_the_project_in_whose_folder_they_are_asked() {
    everything_present
    fake_script "$WORLD/jdks/jdk-25/bin/java" "echo \"\$PWD: \$*\" >>'$WORLD/java.args'"
    mkdir -p "$WORLD/chip"
    let_run framework/cluster build-tools/duts
    cd "$WORLD/chip"
    cocobean why A
    cocobean wave w.fst
    cocobean report target/old
    cocobean submit --on slurm -n 2 -- mvn test
    cocobean duts --project ../chip --out src
    cocobean order
    cd "$WORLD/project/framework"
    cocobean why B
    expect_equal "why A $WORLD/chip
wave w.fst $WORLD/chip
report $WORLD/chip/target/report target/old
submit --on slurm -n 2 -- mvn test
--project ../chip --out src
--order
why B $WORLD/project" "$(sed 's/.*Main //' "$WORLD/java.args")"
    expect_equal "$WORLD/project:
$WORLD/chip:
$WORLD/chip:
$WORLD/chip:
$WORLD/chip:
$WORLD/chip:
$WORLD/project:" "$(sed 's/ .*//' "$WORLD/java.args")"
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
