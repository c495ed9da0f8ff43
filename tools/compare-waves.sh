#!/usr/bin/env bash
# Compares what cocobean-waves reads with what pywellen reads (from PyPI, into target/pywellen), signal by signal and change by
# change. Build the project first (./cocobean test).
#   tools/compare-waves.sh [FILE...]      without a file: those that the tests have
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=target/pywellen/bin/python
[[ -x $python ]] || { python3 -m venv target/pywellen && target/pywellen/bin/pip -q install pywellen; }
libraries=$(find "$HOME/.m2/repository/at/yawk/lz4" -name '*.jar' | tr '\n' :)
(($# > 0)) || set -- framework/waves/src/test/resources/org/cocobean/waves/*.{fst,vcd}
for file in "$@"; do
    "${JAVA_HOME:?is not set: choose a JDK 25}/bin/java" -cp "framework/waves/target/classes:framework/waves/target/test-classes:$libraries" \
        org.cocobean.waves.WaveDump "$file" | "$python" tools/compare-waves.py "$file"
done
