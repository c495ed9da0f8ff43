#!/usr/bin/env bash
# Builds all that a release consists of, in target/release, and uploads nothing. --twice builds it once more and compares every
# file; other options (-o, -pl MODULE, -am) are Maven's.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VERBOSE=no
# shellcheck source=tools/console.sh
source "$ROOT/tools/console.sh"
# shellcheck source=tools/jdk.sh
source "$ROOT/tools/jdk.sh"
# shellcheck source=tools/packages.sh
source "$ROOT/tools/packages.sh"
# shellcheck source=tools/maven.sh
source "$ROOT/tools/maven.sh"
install_missing build arm
find_jdk || fail "a release needs a JDK $JDK_FLOOR"

readonly NOT_PUBLISHED="hdl-samples benchmarks"

# build FOLDER ARGUMENTS...
build() {
    local folder=$1 pom
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    rm -rf ./*/target ./*/*/target
    maven release -Prelease -Dmaven.test.skip=true -DskipNativeTests=true "$@" verify
    while IFS= read -r pom; do gather "${pom%/pom.xml}" "$folder"; done < <(find . -name pom.xml -not -path '*/target/*' -not -path './build-tools/template/*')
}

# gather MODULE FOLDER: its POM, jars and bill of materials.
gather() {
    local module=$1 folder=$2 artifact file
    [[ " $NOT_PUBLISHED " != *" ${module#./} "* ]] || return 0
    # Of those without code only the POM is published, and nothing is built.
    [[ -d $module/target || -n $(sed -n '/<packaging>pom</p' "$module/pom.xml") ]] || return 0
    artifact=$(sed -n '/<parent>/,/<\/parent>/d; s|^  <artifactId>\(.*\)</artifactId>|\1|p' "$module/pom.xml" | head -n 1)
    mkdir -p "$folder/$artifact"
    cp "$module/pom.xml" "$folder/$artifact/"
    for file in "$module"/target/*.jar "$module"/target/bom.json; do
        [[ ! -e $file ]] || cp "$file" "$folder/$artifact/"
    done
}

# The bill of materials has a number and a time of its own each time.
sums() { (cd "$1" && find . -type f ! -name bom.json -print0 | sort -z | xargs -0 sha256sum); }

main() {
    local twice=no
    [[ ${1-} != --twice ]] || { twice=yes; shift; }
    cd "$ROOT"
    heading "Release $(sed -n 's|.*<cocobean.version>\(.*\)</cocobean.version>.*|\1|p' build-tools/project/pom.xml)"
    build target/release.first "$@"
    if [[ $twice == yes ]]; then
        build target/release.second "$@"
        diff <(sums target/release.first) <(sums target/release.second) \
            || fail "the two builds differ in the files above." "They are in target/release.first and target/release.second"
        say "Both builds have the same $(sums target/release.first | wc -l) files."
        rm -rf target/release.second
    fi
    rm -rf target/release
    mv target/release.first target/release
    say "$(find target/release -type f | wc -l) files of $(find target/release -mindepth 1 -maxdepth 1 | wc -l) artifacts are in target/release. Nothing was signed or uploaded."
}

main "$@"
