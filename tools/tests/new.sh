# shellcheck shell=bash disable=SC2016  # the texts of fake tools are expanded when the tools run
# new and install, without a real Maven: tools/test-new.sh has the real one.

# A Maven that says where it installs.
fake_install() {
    everything_present
    mkdir -p "$WORLD/project"/{bom,framework,sim-adapters,all} "$WORLD/m2/org/cocobean/cocobean-project/1"
    touch "$WORLD/project/pom.xml"
    fake mvn "echo \"\$*\" >>'$WORLD/mvn.args'
echo '[INFO] Installing $WORLD/project/build-tools/project/pom.xml to $WORLD/m2/org/cocobean/cocobean-project/1/cocobean-project-1.pom'
exit ${1:-0}"
}

test_new_makes_a_project_and_installs_what_it_needs() {
    fake_install
    cocobean new "$WORLD/my-chip"
    expect_status 0
    expect_in "cd $WORLD/my-chip && JAVA_HOME=$WORLD/jdks/jdk-25 mvn test" "$OUT"
    expect_in "bom,build-tools/project,build-tools/maven-plugin,build-tools/archetype,all -am" "$(<"$WORLD/mvn.args")"
    expect_in "package my_chip;" "$(<"$WORLD/my-chip/src/test/java/my_chip/CounterTests.java")"
    expect_in 'sources = "rtl/counter.v"' "$(<"$WORLD/my-chip/src/test/java/my_chip/CounterTests.java")"
    expect_in "module counter" "$(<"$WORLD/my-chip/rtl/counter.v")"
    expect_in "<artifactId>my-chip</artifactId>" "$(<"$WORLD/my-chip/pom.xml")"
    expect_in "mvn test -Dcocobean.ci=true -Dcocobean.sim=icarus,verilator" "$(<"$WORLD/my-chip/.gitlab-ci.yml")"
    expect_equal "" "$(sed -n '/@[a-z-]*@/p' "$WORLD"/my-chip/{*.*,.git*/workflows/*,.gitlab-ci.yml})"
    expect_equal ".git .github .gitignore .gitlab-ci.yml README.md pom.xml rtl src" "$(cd "$WORLD/my-chip" && touch .git && echo .g* *)"
}

test_new_makes_a_vhdl_project_for_gradle() {
    fake_install
    cocobean new "$WORLD/chip" --lang vhdl --build gradle --package org.example.chip
    expect_status 0
    expect_in "gradle test" "$OUT"
    expect_equal "README.md build.gradle.kts rtl settings.gradle.kts src" "$(cd "$WORLD/chip" && echo *)"
    expect_in 'sources = "rtl/counter.vhd"' "$(<"$WORLD/chip/src/test/java/org/example/chip/CounterTests.java")"
    expect_in "apt-get install ghdl" "$(<"$WORLD/chip/README.md")"
}

test_new_makes_tests_in_kotlin() {
    fake_install
    cocobean new "$WORLD/chip" --tests kotlin
    expect_status 0
    expect_in "package chip" "$(<"$WORLD/chip/src/test/kotlin/chip/CounterTests.kt")"
    expect_in 'sources = ["rtl/counter.v"]' "$(<"$WORLD/chip/src/test/kotlin/chip/CounterTests.kt")"
    expect_equal "kotlin" "$(cd "$WORLD/chip/src/test" && echo *)"
    cocobean new "$WORLD/other" --tests kotlin --build gradle
    expect_status 2
    expect_in "tests in Kotlin are made for Maven only" "$ERR"
}

test_what_is_installed_is_installed_once() {
    fake_install
    cocobean install
    cocobean install
    expect_status 0
    expect_equal 1 "$(sed -n '$=' "$WORLD/mvn.args")"
    touch -d 'next minute' "$WORLD/project/framework/New.java"
    cocobean install
    expect_equal 2 "$(sed -n '$=' "$WORLD/mvn.args")"
    WITH=(MAVEN_OPTS=-Dmaven.repo.local=elsewhere)
    touch -d yesterday "$WORLD/project/framework/New.java"
    cocobean install
    expect_equal 3 "$(sed -n '$=' "$WORLD/mvn.args")"
}

test_an_install_that_fails_makes_no_project() {
    fake_install 1
    cocobean new "$WORLD/chip"
    expect_status 1
    [[ ! -e $WORLD/chip ]] || wrong "there is a project"
}

test_new_refuses_what_it_cannot_make() {
    fake_install
    cocobean new
    expect_status 2
    expect_in "'new' takes the folder of the project" "$ERR"
    cocobean new chip --lang ada
    expect_status 2
    expect_in "--lang takes one of: verilog vhdl; not 'ada'" "$ERR"
    cocobean new chip --package Org.1
    expect_status 2
    expect_in "'Org.1' is no name of a package" "$ERR"
    cocobean new "$WORLD/home/.."
    expect_status 1
    expect_in "is there already, and not empty" "$ERR"
}
