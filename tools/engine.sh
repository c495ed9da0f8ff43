# The container engine that `--container` and the container tests talk to.
# shellcheck shell=bash

# Where docker/engine-up.sh keeps its engine, and engine.env, which says how to reach it.
ENGINE_FOLDER=${COCOBEAN_ENGINE:-/var/lib/cocobean-engine}
# shellcheck disable=SC2034  # used by docker/build-image.sh
readonly SUITES="trixie forky"
SUITE=trixie
IMAGE=${COCOBEAN_IMAGE:-cocobean/simulators:$SUITE}
# The same with JDK and Maven.
FULL_IMAGE=cocobean/full:$SUITE

# use_suite SUITE: the images of another Debian release; the JVM is told by COCOBEAN_IMAGE.
use_suite() {
    [[ " $SUITES " == *" $1 "* ]] || fail "there is no image of Debian '$1'." "Known are: $SUITES"
    SUITE=$1 IMAGE=cocobean/simulators:$1
    # shellcheck disable=SC2034  # used by docker/build-image.sh
    FULL_IMAGE=cocobean/full:$1
    export COCOBEAN_IMAGE=$IMAGE
}

# An engine named in DOCKER_HOST goes first, then the one that docker/engine-up.sh started. When that one is stopped, the
# variable is taken back, so that nobody waits for it.
use_engine() {
    [[ -z ${DOCKER_HOST-} && -r $ENGINE_FOLDER/engine.env ]] || return 0
    # shellcheck source=/dev/null
    source "$ENGINE_FOLDER/engine.env"
    answers || unset DOCKER_HOST
}

answers() { command -v docker >/dev/null && docker version >/dev/null 2>&1; }

engine_answers() {
    use_engine
    answers
}

suite_option() { [[ $SUITE == trixie ]] || printf ' --suite %s' "$SUITE"; }

has_image() { docker image inspect "$IMAGE" >/dev/null 2>&1; }

require_engine() {
    engine_answers || fail "no container engine answers." \
        "On a bare Debian machine start one: docker/engine-up.sh" \
        "Elsewhere start Docker, or set DOCKER_HOST to its socket. See docs/containers.md."
    has_image || fail "the simulator image $IMAGE is not there." "Build it: docker/build-image.sh$(suite_option)"
}

list_engine() {
    if ! engine_answers; then
        tool_line "Container engine" "none answers (docs/containers.md)"
    elif has_image; then
        tool_line "Container engine" "$(docker version --format '{{.Server.Version}}'), image $IMAGE"
    else
        tool_line "Container engine" "$(docker version --format '{{.Server.Version}}'), no image yet (docker/build-image.sh)"
    fi
}
