# Finds the JDK that builds and runs Cocobean.
# shellcheck shell=bash

readonly JDK_FLOOR=25

# Where JDKs lie on Linux and macOS; the tests of this script point it at a folder of their own.
JDK_FOLDERS=${COCOBEAN_JDK_FOLDERS:-/usr/lib/jvm:/opt:$HOME/.sdkman/candidates/java:$HOME/.jdks:/Library/Java/JavaVirtualMachines}

# Sets JAVA_HOME to a JDK that is new enough; fails when there is none.
find_jdk() {
    local home
    while IFS= read -r home; do
        if (("$(jdk_version "$home")" >= JDK_FLOOR)); then
            export JAVA_HOME=$home PATH="$home/bin:$PATH"
            return 0
        fi
    done < <(jdk_candidates)
    return 1
}

jdk_candidates() {
    [[ -z ${JAVA_HOME-} ]] || say "$JAVA_HOME"
    local javac folder home
    if javac=$(command -v javac); then
        dirname "$(dirname "$(readlink -f "$javac")")"
    fi
    while IFS= read -r folder; do
        for home in "$folder"/*/ "$folder"/*/Contents/Home/; do
            [[ ! -x ${home}bin/javac ]] || say "${home%/}"
        done
    done < <(tr ':' '\n' <<<"$JDK_FOLDERS")
}

# The feature version of the JDK in a folder, 0 where there is none. Read from its `release` file: no JVM is started.
jdk_version() {
    local version=
    if [[ -x $1/bin/javac && -r $1/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    say "${version:-0}"
}

require_jdk() {
    local wanted=${JAVA_HOME-}
    find_jdk || install_jdk || no_jdk
    [[ -z $wanted || $wanted == "$JAVA_HOME" ]] \
        || say "JAVA_HOME ($wanted) is no JDK $JDK_FLOOR or newer; using $JAVA_HOME"
}

install_jdk() {
    local package
    may_install || return 1
    for package in "openjdk-$JDK_FLOOR-jdk-headless" "temurin-$JDK_FLOOR-jdk"; do
        if package_exists "$package"; then
            install_packages "$package"
            find_jdk
            return
        fi
    done
    return 1
}

no_jdk() {
    local found
    found=$(jdk_candidates | sort -u | while IFS= read -r home; do say "$home (JDK $(jdk_version "$home"))"; done)
    fail "no JDK $JDK_FLOOR or newer was found." \
        "Looked at JAVA_HOME, PATH and ${JDK_FOLDERS//:/, }; found: ${found:-no JDK at all}" \
        "To get one: Debian 13 and newer, Ubuntu: apt install openjdk-$JDK_FLOOR-jdk-headless" \
        "            elsewhere: unpack a JDK $JDK_FLOOR (https://adoptium.net) and set JAVA_HOME to it"
}
