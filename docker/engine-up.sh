#!/usr/bin/env bash
# Starts a private container engine on a bare Debian machine, without touching the machine's network.
#
#   docker/engine-up.sh [FOLDER]      the engine's data go to FOLDER (default /var/lib/cocobean-engine)
#
# Does nothing when the engine already runs. How to reach it is written to FOLDER/engine.env: ./cocobean reads it by itself
# (from another folder than the default with COCOBEAN_ENGINE=FOLDER), for other programs: source FOLDER/engine.env
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly ROOT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/packages.sh
source "$ROOT/tools/packages.sh"
# shellcheck source=tools/engine.sh
source "$ROOT/tools/engine.sh"
readonly FOLDER=${1:-$ENGINE_FOLDER} SOCKET=${1:-$ENGINE_FOLDER}/docker.sock

runs() { docker --host "unix://$SOCKET" version >/dev/null 2>&1; }

require_dockerd() {
    ! command -v dockerd >/dev/null || return 0
    may_install || fail "there is no dockerd on this machine." "Install Docker (Debian package docker.io)."
    install_packages docker.io
}

# Without a bridge and without packet filter rules, containers have no network (or the host's own), and the machine's
# network stays as it is.
start() {
    mkdir -p "$FOLDER"
    forget_dead_engine
    setsid dockerd --host="unix://$SOCKET" --data-root="$FOLDER/data" --exec-root="$FOLDER/exec" \
        --pidfile="$FOLDER/docker.pid" --storage-driver=overlay2 \
        --bridge=none --iptables=false --ip6tables=false --ip-forward=false \
        >"$FOLDER/dockerd.log" 2>&1 </dev/null &
    wait_until_it_answers $!
}

# After a crash or a reboot the number in the pid file may belong to somebody else, which dockerd takes for a second engine.
forget_dead_engine() {
    local pid=$FOLDER/docker.pid
    [[ -e $pid && $(cat "/proc/$(<"$pid")/comm" 2>/dev/null) != dockerd ]] || return 0
    rm -f "$pid"
}

wait_until_it_answers() {
    local _
    for _ in {1..150}; do
        ! runs || return 0
        kill -0 "$1" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 15 "$FOLDER/dockerd.log" >&2
    fail "the container engine did not start." "Its whole log: $FOLDER/dockerd.log"
}

# No reaper image and no probing container: neither can be fetched without a registry. The host is named because some
# machines look like containers themselves.
write_environment() {
    cat >"$FOLDER/engine.env" <<EOF
export DOCKER_HOST=unix://$SOCKET
export TESTCONTAINERS_RYUK_DISABLED=true
export TESTCONTAINERS_CHECKS_DISABLE=true
export TESTCONTAINERS_HOST_OVERRIDE=localhost
EOF
}

((EUID == 0)) || fail "a container engine needs root." "Run: sudo docker/engine-up.sh"
require_dockerd
if runs; then
    say "The container engine already runs (in $FOLDER)."
else
    start
    say "The container engine runs (in $FOLDER). Stop it with docker/engine-down.sh"
fi
write_environment
say "To reach it from a shell: source $FOLDER/engine.env"
