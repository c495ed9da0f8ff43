package org.cocobean.waves;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name as wave files have it, apart from its range.
record WaveName(String name, String range) {

    private static final Pattern RANGE = Pattern.compile("(.*?) ?\\[(-?\\d+:-?\\d+)\\]");

    /// Reads `count [7:0]`, `count[7:0]` or `count`; an index as in `v[3]` belongs to the name.
    static WaveName of(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                ? new WaveName(range.group(1), range.group(2))
                : new WaveName(text.replace(" [", "["), "");
    }

    /// Reads what follows type, width and code.
    static WaveName of(String[] declaration) {
        return of(String.join(" ", Arrays.asList(declaration).subList(3, declaration.length)));
    }

    WaveSignal signal(
            String scope, WaveSignal.Kind kind, int width, Map<String, String> names, int handle) {
        return new WaveSignal(scope, name, range, kind, width, names, handle);
    }
}
