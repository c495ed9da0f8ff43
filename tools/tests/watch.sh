# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# watch and what is compared before a release, without a real Maven: tools/test-new.sh has the real one.

# A project, a Maven that resolves its libraries, and a Java that ends as it is told, one time after the other.
fake_watch() {
    fake_install
    mkdir "$WORLD/chip"
    touch "$WORLD/chip/pom.xml"
    fake mvn "echo \"\$*\" >>'$WORLD/mvn.args'
echo '[INFO] Installing $WORLD/project/build-tools/project/pom.xml to $WORLD/m2/org/cocobean/cocobean-project/1/cocobean-project-1.pom'
case \"\$*\" in *build-classpath*) echo libraries.jar >target/watch.classpath ;; esac"
    fake_script "$WORLD/jdks/jdk-25/bin/java" "echo \"\$PWD \$*\" >>'$WORLD/java.args'
read -r code rest <'$WORLD/codes'
echo \"\$rest\" >'$WORLD/codes'
touch -d 'next minute' pom.xml
exit \"\$code\""
}

test_watch_runs_with_the_libraries_of_the_project_and_starts_anew_when_they_may_have_changed() {
    fake_watch
    echo "75 0" >"$WORLD/codes"
    cocobean watch --project "$WORLD/chip" --sim icarus -Dcocobean.seed=7
    expect_status 0
    expect_equal 2 "$(sed -n '$=' "$WORLD/java.args")"
    expect_equal 2 "$(sed -n '/build-classpath/=' "$WORLD/mvn.args" | sed -n '$=')"
    expect_in "$WORLD/chip --enable-native-access=ALL-UNNAMED -Dcocobean.seed=7 -cp src/test/resources:" "$(<"$WORLD/java.args")"
    expect_in "build-tools/watch/target/classes:libraries.jar org.cocobean.watch.WatchMain" "$(<"$WORLD/java.args")"
    expect_in "--sim icarus" "$(<"$WORLD/java.args")"
}

test_watch_ends_as_java_ends() {
    fake_watch
    echo "3" >"$WORLD/codes"
    cocobean watch --project "$WORLD/chip"
    expect_status 3
}

test_watch_refuses_what_it_cannot_watch() {
    fake_watch
    cocobean watch --project "$WORLD/home"
    expect_status 2
    expect_in "there is no pom.xml in $WORLD/home" "$ERR"
    cocobean watch --fast
    expect_status 2
    expect_in "'watch' takes --project DIR, --sim LIST and -D..., not '--fast'" "$ERR"
}

test_before_the_first_release_there_is_nothing_to_compare_with() {
    everything_present
    fake git 'exit 128'
    STATUS=0
    OUT=$(PATH=$WORLD/bin "$WORLD/project/tools/api-diff.sh" 2>&1) || STATUS=$?
    ERR=
    expect_status 0
    expect_equal "Nothing to compare with: there is no tag v* yet, so this is the first release." "$OUT"
}
