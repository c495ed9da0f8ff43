package org.cocobean.waves;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A VCD file (IEEE 1364, 18): words, first of the declarations, then of the changes by time.
///
/// There is no index: a window is found by reading from the start.
final class VcdFile implements WaveFile {

    private static final Pattern TIMESCALE = Pattern.compile("(1|10|100) ?(s|ms|us|ns|ps|fs)");
    private static final List<String> UNITS = List.of("s", "ms", "us", "ns", "ps", "fs");

    private final Path file;
    private final List<WaveSignal> signals = new ArrayList<>();
    private final Map<String, Integer> handles = new HashMap<>();
    private int exponent = -9;
    private long start = -1;
    private long end;
    private @Nullable String damage;

    private VcdFile(Path file) {
        this.file = file;
    }

    static VcdFile open(Path file) throws IOException {
        VcdFile opened = new VcdFile(file);
        try (VcdWords words = new VcdWords(file)) {
            opened.readDeclarations(words);
            opened.readTimes(words);
        }
        return opened;
    }

    private void readDeclarations(VcdWords words) throws IOException {
        Deque<String> scopes = new ArrayDeque<>();
        for (String word = words.next(); word != null; word = words.next()) {
            switch (word) {
                case "$timescale" -> exponent = exponent(words.untilEnd());
                case "$scope" -> {
                    String name = words.untilEnd().split(" ")[1];
                    scopes.push(scopes.isEmpty() ? name : scopes.peek() + "." + name);
                }
                case "$upscope" -> {
                    words.untilEnd();
                    scopes.pop();
                }
                case "$var" -> declare(scopes.isEmpty() ? "" : scopes.peek(), words.untilEnd());
                case "$enddefinitions" -> {
                    words.untilEnd();
                    return;
                }
                default -> {
                    if (!word.startsWith("$")) {
                        throw new WaveFormatException(
                                "%s holds no waves: '%s' stands where a VCD file has $scope, $var or $enddefinitions"
                                        .formatted(file, word));
                    }
                    words.untilEnd();
                }
            }
        }
        throw new WaveFormatException(
                file + " ends before its declarations do, so nothing in it can be read");
    }

    private int exponent(String text) {
        Matcher scale = TIMESCALE.matcher(text);
        if (!scale.matches()) {
            throw new WaveFormatException(
                    "%s: $timescale is '%s', expected for example 1 ns".formatted(file, text));
        }
        return scale.group(1).length() - 1 - 3 * UNITS.indexOf(scale.group(2));
    }

    /// `wire 8 ! count [7:0]`
    private void declare(String scope, String text) {
        String[] words = text.split(" ");
        if (words.length < 4) {
            throw new WaveFormatException(
                    "%s: '$var %s' is no TYPE WIDTH CODE NAME".formatted(file, text));
        }
        WaveSignal.Kind kind =
                switch (words[0]) {
                    case "real", "realtime" -> WaveSignal.Kind.REAL;
                    case "string" -> WaveSignal.Kind.TEXT;
                    default -> WaveSignal.Kind.BITS;
                };
        int width = kind == WaveSignal.Kind.BITS ? Integer.parseInt(words[1]) : 0;
        int handle = handles.computeIfAbsent(words[2], code -> handles.size());
        signals.add(WaveName.of(words).signal(scope, kind, width, Map.of(), handle));
    }

    private void readTimes(VcdWords words) throws IOException {
        readChanges(words, Map.of(), Map.of(), Long.MAX_VALUE);
        start = Math.max(0, start);
        if (!words.endsWithNewline()) {
            damage = "it was cut off: what was written after " + end + " is missing";
        }
    }

    private long time(String word) {
        try {
            return Long.parseLong(word, 1, word.length(), 10);
        } catch (NumberFormatException e) {
            throw new WaveFormatException(file + ": '" + word + "' is no time");
        }
    }

    @Override
    public int exponent() {
        return exponent;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public List<WaveSignal> signals() {
        return java.util.Collections.unmodifiableList(signals);
    }

    @Override
    public Map<WaveSignal, WaveTrace> read(Collection<WaveSignal> wanted, long from, long to) {
        Map<Integer, WaveTrace> traces = new HashMap<>();
        Map<Integer, WaveSignal> shapes = new HashMap<>();
        for (WaveSignal signal : wanted) {
            traces.put(signal.handle(), new WaveTrace(from));
            shapes.put(signal.handle(), signal);
        }
        try (VcdWords words = new VcdWords(file)) {
            words.skipDeclarations();
            readChanges(words, traces, shapes, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<WaveSignal, WaveTrace> read = new LinkedHashMap<>();
        wanted.forEach(
                signal -> read.put(signal, Objects.requireNonNull(traces.get(signal.handle()))));
        return read;
    }

    private void readChanges(
            VcdWords words,
            Map<Integer, WaveTrace> traces,
            Map<Integer, WaveSignal> shapes,
            long until)
            throws IOException {
        long time = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            char first = word.charAt(0);
            if (first == '#') {
                time = time(word);
                end = Math.max(end, time);
                start = start < 0 ? time : start;
                if (time > until) {
                    return;
                }
            } else if (first == '$') {
                if (word.equals("$comment")) {
                    words.untilEnd();
                }
            } else {
                boolean isScalar = "bBrRsS".indexOf(first) < 0;
                String code = isScalar ? word.substring(1) : words.next(); // may begin with #
                Integer handle = handles.get(code);
                WaveTrace trace = handle == null ? null : traces.get(handle);
                if (trace != null) {
                    WaveSignal signal = Objects.requireNonNull(shapes.get(handle));
                    trace.put(
                            time,
                            isScalar
                                    ? word.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                    : value(signal, word.substring(1)));
                }
            }
        }
    }

    /// Bits that are not written are 0, or as the first one where that is neither 0 nor 1.
    private static String value(WaveSignal signal, String text) {
        return switch (signal.kind()) {
            case TEXT -> text;
            case REAL -> Double.toString(Double.parseDouble(text));
            case BITS -> {
                String bits = text.toLowerCase(java.util.Locale.ROOT);
                char fill = bits.charAt(0) == '1' ? '0' : bits.charAt(0);
                yield String.valueOf(fill).repeat(Math.max(0, signal.width() - bits.length()))
                        + bits;
            }
        };
    }

    @Override
    public Optional<String> damage() {
        return Optional.ofNullable(damage).map(what -> file + ": " + what);
    }

    @Override
    public void close() {}
}
