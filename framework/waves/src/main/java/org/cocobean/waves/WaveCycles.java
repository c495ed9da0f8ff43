package org.cocobean.waves;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Waves by cycle: what each signal was in each of some cycles.
///
/// The busiest signal of one bit is the clock: cycles begin at its rising edges and show the values
/// right after them, so it has no row; without one, a cycle begins at each moment of change.
///
/// @param clock its path, empty where there is none
/// @param times when each cycle begins, for example `25 ns`
/// @param rows one for each signal
/// @param lanes what went on beside the signals
public record WaveCycles(String clock, List<String> times, List<Row> rows, List<WaveLane> lanes) {

    private static final int FEWEST_EDGES = 2;
    private static final int HEXADECIMAL_FROM = 5;
    private static final long FIRST_SPAN = 1000;

    /// Copies the lists.
    public WaveCycles {
        times = List.copyOf(times);
        rows = List.copyOf(rows);
        lanes = List.copyOf(lanes);
    }

    /// What one signal was.
    ///
    /// @param name its path, with the range of a vector
    /// @param width in bits, 0 for reals and texts
    /// @param values one for each cycle: the literal of an enumeration, hexadecimal for vectors of
    ///   more than four known bits, `-` where the file knows none
    public record Row(String name, int width, List<String> values) {

        /// Copies the list.
        public Row {
            values = List.copyOf(values);
        }
    }

    /// Returns the last cycles of a file.
    public static WaveCycles last(WaveFile file, List<WaveSignal> signals, int count) {
        return last(file, signals, List.of(), count);
    }

    /// Returns the last cycles of a file, with what went on meanwhile.
    ///
    /// @param transactions in the order in which they began
    public static WaveCycles last(
            WaveFile file,
            List<WaveSignal> signals,
            List<WaveTransaction> transactions,
            int count) {
        for (long span = FIRST_SPAN; ; span *= 4) {
            long from = Math.max(file.start(), file.end() - span);
            Map<WaveSignal, WaveTrace> traces = file.read(signals, from, file.end());
            List<Long> times = times(traces, from);
            if (from == file.start() || times.size() >= count) {
                List<Long> shown = times.subList(Math.max(0, times.size() - count), times.size());
                return of(file, traces, shown, WaveLane.of(transactions, shown, file.end() + 1));
            }
        }
    }

    /// Returns the first cycles of a window.
    public static WaveCycles between(
            WaveFile file, List<WaveSignal> signals, long from, long to, int count) {
        return between(file, signals, List.of(), from, to, count);
    }

    /// Returns the first cycles of a window, with what went on meanwhile.
    ///
    /// @param transactions in the order in which they began
    public static WaveCycles between(
            WaveFile file,
            List<WaveSignal> signals,
            List<WaveTransaction> transactions,
            long from,
            long to,
            int count) {
        Map<WaveSignal, WaveTrace> traces = file.read(signals, from, to);
        List<Long> times = times(traces, from);
        List<Long> shown = times.subList(0, Math.min(count, times.size()));
        long until = count < times.size() ? times.get(count) : Math.min(to, file.end()) + 1;
        return of(file, traces, shown, WaveLane.of(transactions, shown, until));
    }

    /// Returns the last of these cycles.
    public WaveCycles last(int count) {
        int from = Math.max(0, times.size() - count);
        return new WaveCycles(
                clock,
                times.subList(from, times.size()),
                rows.stream()
                        .map(row ->
                                new Row(
                                        row.name(),
                                        row.width(),
                                        row.values().subList(from, times.size())))
                        .toList(),
                lanes.stream()
                        .map(lane -> lane.between(from, times.size()))
                        .filter(lane -> !lane.boxes().isEmpty())
                        .toList());
    }

    private static WaveCycles of(
            WaveFile file,
            Map<WaveSignal, WaveTrace> traces,
            List<Long> times,
            List<WaveLane> lanes) {
        WaveTime time = new WaveTime(file.exponent());
        Optional<WaveSignal> clock = clock(traces);
        List<Row> rows =
                traces.entrySet().stream()
                        .filter(entry -> clock.filter(entry.getKey()::equals).isEmpty())
                        .map(entry -> row(entry.getKey(), entry.getValue(), times))
                        .toList();
        return new WaveCycles(
                clock.map(WaveSignal::path).orElse(""),
                times.stream().map(time::text).toList(),
                rows,
                lanes);
    }

    private static Row row(WaveSignal signal, WaveTrace trace, List<Long> times) {
        return new Row(
                name(signal),
                signal.width(),
                times.stream().map(at -> readable(signal, trace.at(at))).toList());
    }

    private static String name(WaveSignal signal) {
        return signal.range().isEmpty()
                ? signal.path()
                : signal.path() + "[" + signal.range() + "]";
    }

    private static List<Long> times(Map<WaveSignal, WaveTrace> traces, long from) {
        return clock(traces)
                .map(clock -> rises(Objects.requireNonNull(traces.get(clock)), from))
                .orElseGet(() -> changes(traces));
    }

    private static Optional<WaveSignal> clock(Map<WaveSignal, WaveTrace> traces) {
        return traces.entrySet().stream()
                .filter(entry -> entry.getKey().width() == 1)
                .filter(entry -> rises(entry.getValue(), -1).size() >= FEWEST_EDGES)
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey);
    }

    private static List<Long> rises(WaveTrace trace, long from) {
        List<Long> rises = new ArrayList<>();
        for (int i = 1; i < trace.size(); i++) {
            if (trace.value(i).equals("1") && trace.time(i) >= from) {
                rises.add(trace.time(i));
            }
        }
        return rises;
    }

    private static List<Long> changes(Map<WaveSignal, WaveTrace> traces) {
        NavigableSet<Long> times = new TreeSet<>();
        for (WaveTrace trace : traces.values()) {
            for (int i = 0; i < trace.size(); i++) {
                times.add(trace.time(i));
            }
        }
        return List.copyOf(times);
    }

    private static String readable(WaveSignal signal, String value) {
        if (value.isEmpty()) {
            return "-";
        }
        boolean isNumber =
                signal.kind() == WaveSignal.Kind.BITS
                        && signal.names().isEmpty()
                        && value.length() >= HEXADECIMAL_FROM
                        && value.matches("[01]+");
        if (!isNumber) {
            return signal.literal(value);
        }
        String digits = new BigInteger(value, 2).toString(16);
        return "0".repeat((value.length() + 3) / 4 - digits.length()) + digits;
    }

    /// Returns a table: a row for each signal and each lane, a column for each cycle. A dot is the
    /// value to the left of it; a lane has nothing where nothing went on.
    ///
    /// ```
    /// top.clk    10 ns  20 ns   30 ns
    /// top.bus           W 4=12  .
    /// top.count  07     08      .
    /// top.state  IDLE   BUSY    .
    /// ```
    public String text() {
        return new WaveTable(this).text();
    }
}
