# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# Which JDK is taken, and what is installed.

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
    expect_equal "$WORLD/jdks/jdk-25" "$(sort -u "$WORLD/mvn.home")"
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
    expect_equal $'-qq -o DPkg::Lock::Timeout=300 update\n-qq -o DPkg::Lock::Timeout=300 -y -o Dpkg::Use-Pty=0 install --no-install-recommends maven zlib1g-dev verilator' \
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
