# Maven's output, reduced to what a person wants to see while waiting: module, step, one line per test class, errors. How far
# the tests are is one changing line where `live` is the width of a terminal, else it is lines as they come.

function show(line) {
    if (drawn) { printf "\r\033[K"; drawn = 0 }
    print line; fflush()
}

/^\[cocobean\] / {
    if (live) { printf "\r\033[K%s", substr($0, 1, live - 1); fflush(); drawn = 1 }
    else show("  " substr($0, 12))
    next
}

/^\[INFO\] Building / && !/Building jar/ {
    sub(/^\[INFO\] Building /, ""); sub(/ [0-9][^ ]*-SNAPSHOT.*/, ""); show($0); next
}

# A step is worth a line only when it has something to do.
/^\[INFO\] --- / { what = ($3 ~ /:testCompile$/) ? "compiling tests" : "compiling"; next }
/^\[INFO\] Compiling [0-9]+ source/ { show("  " what); next }
/^\[INFO\] +T E S T S/ { show("  running tests"); next }

/^\[[A-Z]+\] Tests run: .* in / {
    match($0, /Tests run: [0-9]+/); tests = substr($0, RSTART + 11, RLENGTH - 11)
    match($0, /Skipped: [0-9]+/); skipped = substr($0, RSTART + 9, RLENGTH - 9)
    match($0, /elapsed: [0-9.,]+/); seconds = substr($0, RSTART + 9, RLENGTH - 9)
    verdict = /<<< (FAILURE|ERROR)!/ ? "FAILED" : (tests == skipped ? "skipped" : "ok")
    sub(/.* in /, "")
    note = (skipped > 0 && tests != skipped) ? " (" skipped " skipped)" : ""
    show(sprintf("    %-7s %4d tests %8.2f s  %s%s", verdict, tests, seconds, $0, note))
    next
}

/^\[ERROR\] *$/ || /Re-run Maven|To see the full stack trace|For more information about the errors/ { next }
/^\[ERROR\] (-> )?\[Help [0-9]+\]|After correcting the problems|mvn <args>/ { next }
{ sub(/ -> \[Help [0-9]+\]$/, "") }

/^\[ERROR\]/ || /^\[FATAL\]/ { show($0); next }

# Warnings of the compiler are errors here, so they are the cause of what follows.
/^\[WARNING\] [^ ]*\.java:/ { show($0) }

END { if (drawn) printf "\r\033[K" }
