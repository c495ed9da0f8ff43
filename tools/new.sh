# Makes a project of the user's own from build-tools/template, and installs what it depends on.
# shellcheck shell=bash

readonly TEMPLATE=$ROOT/build-tools/template

command_new() {
    local directory="" language=verilog build=maven package='' tests=java
    while (($# > 0)); do
        case $1 in
            --lang) language=$(one_of --lang "${2-}" verilog vhdl) || exit 2; shift ;;
            --build) build=$(one_of --build "${2-}" maven gradle) || exit 2; shift ;;
            --tests) tests=$(one_of --tests "${2-}" java kotlin) || exit 2; shift ;;
            --package) package=$(checked_value --package "${2-}") || exit 2; shift ;;
            -*) bad_usage "unknown option '$1'" ;;
            *) [[ -z $directory ]] || bad_usage "'new' makes one project, but got '$directory' and '$1'"; directory=$1 ;;
        esac
        shift
    done
    [[ -n $directory ]] || bad_usage "'new' takes the folder of the project: ./cocobean new DIR [--lang verilog|vhdl] [--build maven|gradle] [--tests java|kotlin] [--package P]"
    [[ $tests == java || $build == maven ]] || bad_usage "tests in Kotlin are made for Maven only"
    [[ $directory == /* ]] || directory=$CALLED_IN/$directory
    local name=${directory%/}
    name=${name##*/}
    [[ $name =~ ^[A-Za-z0-9._-]+$ ]] || bad_usage "the last part of '$directory' becomes the project's name: letters, digits, '.', '_' and '-' only"
    : "${package:=$(package_of "$name")}"
    [[ $package =~ ^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$ ]] || bad_usage "'$package' is no name of a package, such as org.example.counter"
    [[ ! -e $directory || -z $(ls -A "$directory") ]] || fail "$directory is there already, and not empty."
    command_install
    make_project "$directory" "$name" "$language" "$build" "$tests" "$package"
}

# one_of OPTION VALUE ALLOWED...
one_of() {
    local option=$1 value=$2
    shift 2
    [[ " $* " == *" $value "* ]] || bad_usage "$option takes one of: $*; not '$value'"
    say "$value"
}

# The package of a project without one: my-chip becomes my_chip.
package_of() {
    local package=${1//[^A-Za-z0-9]/_}
    package=${package,,}
    [[ $package == [a-z_]* ]] || package=_$package
    say "$package"
}

make_project() {
    local directory=$1 name=$2 language=$3 build=$4 kind=$5 package=$6
    mkdir -p "$directory"
    cp -r "$TEMPLATE/common/." "$TEMPLATE/$build/." "$directory/"
    if [[ $kind == kotlin ]]; then
        rm -r "$directory/src/test/java"
        cp -r "$TEMPLATE/kotlin/." "$directory/"
    fi
    local tests=$directory/src/test/$kind/${package//.//}
    mkdir -p "$tests"
    mv "$directory"/src/test/"$kind"/CounterTests.* "$tests/"
    local words=(tests "$kind" version "$(version_of cocobean)" package "$package" name "$name")
    mkdir -p "$directory/rtl"
    cp "$ROOT/hdl-samples/rtl/$language"/counter.* "$directory/rtl/"
    local key value run=
    while IFS='=' read -r key value; do
        words+=("$key" "$value")
        [[ $key != run ]] || run=$value
    done < <(cat "$TEMPLATE/words/$language.properties" "$TEMPLATE/words/$build.properties")
    fill_in "$directory" "${words[@]}"
    say "Made $directory. Its README.md tells the rest; its first test:"
    say "    cd $directory && JAVA_HOME=$JAVA_HOME $run"
}

# fill_in DIRECTORY WORD VALUE...: puts the values in the place of @WORD@.
fill_in() {
    local directory=$1 edits=()
    shift
    while (($# > 0)); do
        edits+=(-e "s|@$1@|$2|g")
        shift 2
    done
    find "$directory" -type f -exec sed -i "${edits[@]}" {} +
}

# version_of NAME: as the parent of all projects has it.
version_of() { sed -n "s|.*<$1.version>\\(.*\\)</$1.version>.*|\\1|p" "$ROOT/build-tools/project/pom.xml"; }

# Until a release is published, projects find Cocobean in the local Maven repository.
command_install() {
    install_missing build
    require_jdk
    local stamp=$ROOT/target/installed
    if is_installed "$stamp"; then return; fi
    local version compiled=()
    version=$(version_of cocobean)
    # The checks of Error Prone are for those who change Cocobean: half the time of a compile. What was packaged since the sources changed need not be compiled again.
    [[ ! -e $ROOT/all/target/cocobean-$version.jar || -n $(newer_sources "$ROOT/all/target/cocobean-$version.jar") ]] || compiled=(-Dmaven.main.skip=true)
    heading "Installing Cocobean $version into the local Maven repository: no release is published yet"
    maven install -pl bom,build-tools/project,build-tools/maven-plugin,build-tools/archetype,all -am "${compiled[@]}" -T 2 -Djavac.checks=-Xlint:none -Dmaven.test.skip=true -DskipNativeTests=true -Dspotless.check.skip=true install
    local log=$ROOT/target/install.log installed
    installed=$(sed -n 's|.*Installing .* to \(.*/cocobean-project/.*\)/[^/]*$|\1|p' "$log" | head -n 1)
    [[ -d $installed ]] || fail "Maven did not say where it installed Cocobean." "The whole log: ${log#"$ROOT"/}"
    printf '%s\n' "$installed" "$(who_installs)" >"$stamp"
}

# The stamp holds where Cocobean was installed, and by whom: others have other repositories.
is_installed() {
    [[ -e $1 ]] || return 1
    local place who
    { IFS= read -r place; IFS= read -r who; } <"$1"
    [[ -d $place && $who == "$(who_installs)" && -z $(newer_sources "$1") ]]
}

who_installs() { say "$HOME ${MAVEN_OPTS-}"; }

newer_sources() {
    find "$ROOT"/{pom.xml,bom,build-tools,framework,sim-adapters,all} -name target -prune -o -type f -newer "$1" -print -quit
}
