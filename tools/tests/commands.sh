# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# What commands and options there are, what doctor lists, what clean deletes.

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

test_progress_is_one_changing_line_of_a_terminal_and_lines_elsewhere() {
    local awk=$WORLD/project/tools/progress.awk lines=$'[cocobean] 1 of 2 tests\n[INFO] Building Samples 0.1.0-SNAPSHOT [1/1]'
    expect_equal $'  1 of 2 tests\nSamples' "$(awk -f "$awk" <<<"$lines")"
    expect_equal $'\r\e[K[cocobean] 1 of\r\e[KSamples' "$(awk -v live=16 -f "$awk" <<<"$lines")"
}

test_what_stopped_a_build_is_shown_where_only_the_line_that_points_to_help_says_it() {
    local lines=$'[ERROR] Failed to execute goal a:test: it has not been downloaded -> [Help 1]\n[ERROR] -> [Help 1]\n[ERROR] [Help 1] http://help'
    expect_equal "[ERROR] Failed to execute goal a:test: it has not been downloaded" "$(awk -f "$WORLD/project/tools/progress.awk" <<<"$lines")"
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
    expect_equal "build-tools cocobean firmware-samples framework hdl-samples tools" "$(cd "$WORLD/project" && echo *)"
    expect_equal "src" "$(cd "$WORLD/project/framework" && echo *)"
    expect_equal "boot.c" "$(cd "$WORLD/project/firmware-samples/boot" && echo *)"
}

test_docs_makes_the_pages_strictly_and_the_javadoc_of_every_module() {
    everything_present
    fake python3 "mkdir -p \"\$3/bin\"; cp '$WORLD/bin/pip' '$WORLD/bin/mkdocs' \"\$3/bin/\""
    fake pip "echo \"\$*\" >>'$WORLD/pip.args'"
    fake mkdocs "echo \"\$SITE \$*\" >>'$WORLD/mkdocs.args'"
    fake_script "$WORLD/jdks/jdk-25/bin/javadoc" "echo \"\$*\" >>'$WORLD/javadoc.args'"
    local page project=$WORLD/project
    for page in README.md LICENSE NOTICE docs/guide.md docs/adr/README.md framework/session/README.md \
        sim-adapters/vpi/src/test/resources/org/cocobean/adapter/vpi/icarus.properties; do
        mkdir -p "$(dirname "$project/$page")"
        touch "$project/$page"
    done
    mkdir -p "$project"/{framework/one/src/main/java,build-tools/site,all/target}
    echo 'module a.b {' >"$project/framework/one/src/main/java/module-info.java"
    echo mkdocs >"$project/build-tools/site/requirements.txt"
    echo "$project/libraries.jar" >"$project/all/target/test.classpath"
    cocobean docs
    expect_status 0
    expect_in "$WORLD/project/target/site build --strict" "$(<"$WORLD/mkdocs.args")"
    expect_in "--module-source-path a.b=$WORLD/project/framework/one/src/main/java" "$(<"$WORLD/javadoc.args")"
    expect_in "--module a.b" "$(<"$WORLD/javadoc.args")"
    cocobean docs
    expect_equal 1 "$(sed -n '$=' "$WORLD/pip.args")"
    fake_script "$project/target/docs/tools/bin/mkdocs" 'echo "WARNING - a dead link"; exit 1'
    cocobean docs
    expect_status 1
    expect_in "target/docs.log" "$ERR"
}
