#!/usr/bin/env bash
# Says what changed for users since the last release (the last tag v*), artifact by artifact, in target/api-diff. Other options
# (-o, -pl MODULE, -am) are Maven's.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VERBOSE=no
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/jdk.sh
source "$ROOT/tools/jdk.sh"
# shellcheck source=tools/maven.sh
source "$ROOT/tools/maven.sh"

readonly OLD=$ROOT/target/api-old
readonly UNTESTED=(-Dmaven.test.skip=true -DskipNativeTests=true -Dspotless.check.skip=true)

# Builds a version in a work tree of its own, and puts its jars where the profile looks for them.
build_old() {
    local tree=$OLD/tree jar name
    rm -rf "$OLD"
    git worktree prune
    git worktree add --quiet --detach "$tree" "$1"
    (cd "$tree" && maven api-old -f "$tree/pom.xml" "${UNTESTED[@]}" "${@:2}" package)
    for jar in "$tree"/{*,*/*}/target/cocobean*.jar; do
        [[ -e $jar && $jar != *-sources.jar && $jar != *-javadoc.jar ]] || continue
        name=${jar##*/}
        mv "$jar" "$OLD/${name%%-[0-9]*}.jar"
    done
    git worktree remove --force "$tree"
}

main() {
    cd "$ROOT"
    local last module
    if ! last=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null); then
        say "Nothing to compare with: there is no tag v* yet, so this is the first release."
        return
    fi
    find_jdk || fail "comparing versions needs a JDK $JDK_FLOOR"
    heading "Building $last"
    build_old "$last" "$@"
    heading "Comparing"
    maven api-diff -Papi-diff "-Dapi.old=$OLD" "${UNTESTED[@]}" "$@" verify
    rm -rf target/api-diff
    mkdir -p target/api-diff
    for module in {*,*/*}/target/japicmp; do
        [[ ! -d $module ]] || cp "$module"/api.html "target/api-diff/$(tr / - <<<"${module%/target/japicmp}").html"
    done
    say "What changed since $last is in target/api-diff."
}

main "$@"
