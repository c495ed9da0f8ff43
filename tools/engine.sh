# The container engine that `--container` and the container tests talk to.
# shellcheck shell=bash

# Where docker/engine-up.sh keeps its engine, and engine.env, which says how to reach it.
ENGINE_FOLDER=${COCOBEAN_ENGINE:-/var/lib/cocobean-engine}
readonly IMAGE=${COCOBEAN_IMAGE:-cocobean/simulators:trixie}
# The same with JDK and Maven.
# shellcheck disable=SC2034  # used by docker/build-image.sh
readonly FULL_IMAGE=cocobean/full:trixie

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

has_image() { docker image inspect "$IMAGE" >/dev/null 2>&1; }

require_engine() {
    engine_answers || fail "no container engine answers." \
        "On a bare Debian machine start one: docker/engine-up.sh" \
        "Elsewhere start Docker, or set DOCKER_HOST to its socket. See docs/containers.md."
    has_image || fail "the simulator image $IMAGE is not there." "Build it: docker/build-image.sh"
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
