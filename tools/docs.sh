# Makes a static site of the pages and of the Javadoc.
# shellcheck shell=bash

command_docs() {
    no_options docs "$@"
    install_missing build docs
    require_jdk
    local site=$ROOT/target/site
    heading "The site"
    rm -rf "$site" "$ROOT/target/docs/content"
    mkdir -p "$ROOT/target"
    make_javadoc "$ROOT/target/docs/content/api" || fail "the Javadoc could not be made." "The whole log: target/docs.log"
    make_pages "$site" || fail "the pages could not be made." "The whole log: target/docs.log"
    say "Made $site. To read it with its search: python3 -m http.server --bind 127.0.0.1 --directory $site"
}

# make_pages SITE: links between pages stay as they are, since the pages lie as they do here.
make_pages() {
    local content=$ROOT/target/docs/content tools=$ROOT/target/docs/tools wanted=$ROOT/build-tools/site/requirements.txt
    mkdir -p "$content"
    (cd "$ROOT" && cp --parents ./*.md LICENSE NOTICE docs/*.md docs/adr/*.md docs/failures/*.md framework/session/README.md \
        sim-adapters/vpi/src/test/resources/org/cocobean/adapter/vpi/icarus.properties "$content")
    {
        if ! cmp -s "$wanted" "$tools/requirements.txt"; then
            rm -rf "$tools"
            python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --requirement "$wanted" && cp "$wanted" "$tools/"
        fi &&
            CONTENT=$content SITE=$1 NO_MKDOCS_2_WARNING=1 "$tools/bin/mkdocs" build --strict --config-file "$ROOT/build-tools/site/mkdocs.yml"
    } >>"$ROOT/target/docs.log" 2>&1
}

# make_javadoc FOLDER: of all that modules export.
make_javadoc() {
    local sources=() names=() file name libraries=$ROOT/all/target/test.classpath
    is_class_path "$libraries" || resolve_libraries all test "$libraries"
    while IFS= read -r file; do
        name=$(sed -n 's/^module \([a-z.]*\) {$/\1/p; s/^open module \([a-z.]*\) {$/\1/p' "$file")
        names+=("$name")
        sources+=(--module-source-path "$name=${file%/module-info.java}")
    done < <(find "$ROOT" -path '*/src/main/java/module-info.java' -not -path '*/target/*' | sort)
    local IFS=,
    "$JAVA_HOME/bin/javadoc" -quiet -notimestamp -Xdoclint:none -d "$1" "${sources[@]}" --module-path "$(<"$libraries")" \
        --module "${names[*]}" -windowtitle Cocobean -doctitle Cocobean >"$ROOT/target/docs.log" 2>&1
}
