# Watches a project and runs the tests that a change touches.
# shellcheck shell=bash

# What org.cocobean.watch.WatchMain ends with when the class path may be another one.
readonly WATCH_AGAIN=75

command_watch() {
    local project=$CALLED_IN options=() flags=()
    while (($# > 0)); do
        case $1 in
            --project) project=$(checked_value --project "${2-}") || exit 2; shift ;;
            --sim) options+=(--sim "$(checked_value --sim "${2-}")"); shift ;;
            -D?*) flags+=("$1") ;;
            *) bad_usage "'watch' takes --project DIR, --sim LIST and -D..., not '$1'" ;;
        esac
        shift
    done
    [[ $project == /* ]] || project=$CALLED_IN/$project
    [[ -e $project/pom.xml ]] || bad_usage "there is no pom.xml in $project: 'watch' knows Maven projects (Gradle has 'gradle test --continuous')"
    command_install
    use_engine
    local status=$WATCH_AGAIN
    while ((status == WATCH_AGAIN)); do
        resolve_project "$project"
        status=0
        (cd "$project" && exec "$JAVA_HOME/bin/java" "${JVM_FLAGS[@]}" "${flags[@]}" \
            -cp "src/test/resources:src/main/resources:$ROOT/build-tools/watch/target/classes:$(<target/watch.classpath)" \
            org.cocobean.watch.WatchMain --wave "$ROOT/cocobean wave" "${options[@]}") || status=$?
    done
    return "$status"
}

# resolve_project DIRECTORY: target/watch.classpath holds the libraries of its tests, newer than its POM.
resolve_project() {
    local libraries=$1/target/watch.classpath log=$ROOT/target/watch.log
    [[ ! -s $libraries || $1/pom.xml -nt $libraries || $ROOT/target/installed -nt $libraries ]] || return 0
    mkdir -p "$1/target"
    (cd "$1" && run_maven --quiet -Dmdep.includeScope=test -Dmdep.outputFile=target/watch.classpath dependency:build-classpath) >"$log" 2>&1 ||
        { tail -n 20 "$log" >&2; fail "the libraries of $1 could not be resolved." "The whole log: $log"; }
}
