# How ./cocobean talks: progress on standard output, trouble on standard error.
# shellcheck shell=bash

if [[ -t 1 && -z ${NO_COLOR-} ]]; then
    BOLD=$'\e[1m' PLAIN=$'\e[0m'
else
    BOLD='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }

heading() { printf '%s%s%s\n' "$BOLD" "$*" "$PLAIN"; }

# fail MESSAGE [NEXT-STEP...]: each further argument is a line of its own.
fail() {
    printf 'cocobean: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '    %s\n' "$@" >&2
    exit 1
}
