#!/usr/bin/env bash
# Builds the simulator image.
#
#   docker/build-image.sh [--suite trixie|forky] [--full] [--from-packages] [--force]
#
#   --suite forky     from Debian testing, with the newest simulators, instead of Debian stable (trixie)
#   --full            also the image with JDK and Maven, in which the whole project runs
#   --from-packages   make the base image from Debian packages, do not ask a registry for it
#   --force           build anew although the image is there
#
# Without --from-packages the base image is taken from a registry where one answers, else made from packages.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly ROOT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/packages.sh
source "$ROOT/tools/packages.sh"
# shellcheck source=tools/engine.sh
source "$ROOT/tools/engine.sh"

FULL=no FROM_PACKAGES=no FORCE=no

parse_options() {
    while (($# > 0)); do
        case $1 in
            --suite) use_suite "${2-}"; shift ;;
            --full) FULL=yes ;;
            --from-packages) FROM_PACKAGES=yes ;;
            --force) FORCE=yes ;;
            *) printf 'usage: docker/build-image.sh [--suite trixie|forky] [--full] [--from-packages] [--force]\n' >&2; exit 2 ;;
        esac
        shift
    done
}

is_there() { docker image inspect "$1" >/dev/null 2>&1; }

# --- base image --------------------------------------------------------------------------------------------------------

# Sets BASE.
choose_base() {
    BASE=debian:$SUITE-slim
    if [[ $FROM_PACKAGES == no ]] && { is_there "$BASE" || pull_base; }; then return; fi
    BASE=cocobean/base:$SUITE
    is_there "$BASE" || make_base
}

# A registry that cannot be reached would hold the engine for minutes.
pull_base() {
    say "Fetching $BASE ..."
    timeout 30 docker pull --quiet "$BASE" >/dev/null 2>&1 || { say "... no registry answers."; return 1; }
}

make_base() {
    say "Making $BASE from Debian packages ..."
    require_mmdebstrap
    local work mirrors
    mapfile -t mirrors < <(suite_sources)
    ((${#mirrors[@]} > 0)) || fail "apt on this machine knows no Debian mirror to take $SUITE from." \
        "Name one: DEBIAN_MIRROR=<address of a Debian mirror> docker/build-image.sh"
    work=$(mktemp -d /var/tmp/cocobean-base.XXXXXX)
    # Through a file, not a pipe: a failing mmdebstrap would leave an empty image behind.
    mkdir -p "$ROOT/target"
    if ! mmdebstrap --variant=minbase --format=tar "${MMDEBSTRAP_OPTIONS[@]}" "$SUITE" "$work/root.tar" "${mirrors[@]}" \
        >"$ROOT/target/base-image.log" 2>&1; then
        rm -rf "$work"
        tail -n 20 "$ROOT/target/base-image.log" >&2
        fail "the base image could not be made." "The whole log: target/base-image.log"
    fi
    docker import --change 'CMD ["bash"]' "$work/root.tar" "$BASE" >/dev/null
    rm -rf "$work"
}

require_mmdebstrap() {
    ! command -v mmdebstrap >/dev/null || return 0
    may_install || fail "there is no mmdebstrap on this machine." "Install the package mmdebstrap."
    install_packages mmdebstrap
}

# The sources of the suite, at the mirrors that this machine's own apt is set up with.
suite_sources() {
    local main security
    main=${DEBIAN_MIRROR:-$(mirror_of Debian)}
    security=$(mirror_of Debian-Security)
    [[ -n $main ]] || return 0
    printf 'deb %s %s main\n' "$main" "$SUITE" "$main" "$SUITE-updates"
    [[ -z $security ]] || printf 'deb %s %s-security main\n' "$security" "$SUITE"
}

# mirror_of LABEL
mirror_of() {
    # shellcheck disable=SC2016  # apt's own placeholders
    apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' | awk -v label="$1" '$1 == label { print $2; exit }'
}

MMDEBSTRAP_OPTIONS=(
    --aptopt='Acquire::Languages "none"'
    --aptopt='Apt::Install-Recommends "false"'
    --dpkgopt='path-exclude=/usr/share/man/*'
    --dpkgopt='path-exclude=/usr/share/doc/*'
    --dpkgopt='path-exclude=/usr/share/info/*'
    --dpkgopt='path-exclude=/usr/share/locale/*'
)

# A machine that works with a frozen copy of the archive tells its apt not to mind old dates; the image needs to hear it too.
inherit_date_checks() {
    local option
    for option in Check-Valid-Until Check-Date; do
        if [[ $(apt-config dump "Acquire::$option") == *'"false"'* ]]; then
            MMDEBSTRAP_OPTIONS+=(--aptopt="Acquire::$option \"false\"")
        fi
    done
}

# --- image -------------------------------------------------------------------------------------------------------------

# Sets VERSIONS: those that the Dockerfile does not know. Of testing only the first numbers are pinned, since it moves on.
choose_versions() {
    VERSIONS=()
    [[ $SUITE == forky ]] || return 0
    local version
    for version in ICARUS_VERSION=13 VERILATOR_VERSION=5.0 GHDL_VERSION=6 GCC_VERSION=16 RISCV_GCC_VERSION=15 \
        MAKE_VERSION=4 MAVEN_VERSION=3; do
        VERSIONS+=(--build-arg "$version")
    done
}

# build TARGET IMAGE: on the host's network, because the private engine gives containers none of their own.
build() {
    if [[ $FORCE == no ]] && is_there "$2"; then
        say "$2 is there already (--force builds it anew)."
        return
    fi
    [[ -n ${BASE-} ]] || choose_base
    say "Building $2 ..."
    mkdir -p "$ROOT/target"
    local log=$ROOT/target/image-$1.log
    if ! docker build --network=host --target "$1" --build-arg "BASE=$BASE" "${VERSIONS[@]}" --tag "$2" "$ROOT/docker" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the image $2 could not be built." "The whole log: target/image-$1.log"
    fi
    say "$2: $(docker image inspect --format '{{.Size}}' "$2" | awk '{ printf "%.0f MB", $1 / 1e6 }')"
}

parse_options "$@"
engine_answers || fail "no container engine answers." "On a bare Debian machine start one: docker/engine-up.sh"
! command -v apt-config >/dev/null || inherit_date_checks
choose_versions
build simulators "$IMAGE"
[[ $FULL == no ]] || build full "$FULL_IMAGE"
