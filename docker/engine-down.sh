#!/usr/bin/env bash
# Stops the engine that docker/engine-up.sh started, its containers first.
#
#   docker/engine-down.sh [--keep] [FOLDER]     --keep leaves the images for the next start; else all data are deleted
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly ROOT
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/engine.sh
source "$ROOT/tools/engine.sh"

KEEP=no
if [[ ${1-} == --keep ]]; then
    KEEP=yes
    shift
fi
readonly FOLDER=${1:-$ENGINE_FOLDER}

remove_containers() {
    local ids
    ids=$(docker --host "unix://$FOLDER/docker.sock" ps --all --quiet 2>/dev/null) || return 0
    # shellcheck disable=SC2086  # one word per container
    [[ -z $ids ]] || docker --host "unix://$FOLDER/docker.sock" rm --force $ids >/dev/null
}

# The engine removes its pid file when it is done. Its pid is no good sign: a process may stay a zombie for seconds.
stop() {
    local _
    kill "$(<"$FOLDER/docker.pid")" 2>/dev/null || rm -f "$FOLDER/docker.pid"
    for _ in {1..150}; do
        [[ -e $FOLDER/docker.pid ]] || return 0
        sleep 0.1
    done
    fail "the engine in $FOLDER did not stop within 15 s." "Its log: $FOLDER/dockerd.log"
}

unmount_what_is_left() {
    local mount
    while IFS= read -r mount; do umount "$mount"; done \
        < <(awk -v folder="$FOLDER/" 'index($2, folder) == 1 { print $2 }' /proc/mounts)
}

if [[ -e $FOLDER/docker.pid ]]; then
    remove_containers
    stop
    unmount_what_is_left
fi
rm -f "$FOLDER/engine.env"
[[ $KEEP == yes ]] || rm -rf --one-file-system "$FOLDER"
