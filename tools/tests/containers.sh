# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# Tests that run in a container image.

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
