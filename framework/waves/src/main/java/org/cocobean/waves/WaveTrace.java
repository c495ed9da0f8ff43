package org.cocobean.waves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What happened to one signal in a window of time: its value at the beginning and each change
/// after it. The value at the beginning is the empty text where the file tells of none.
public final class WaveTrace {

    private long[] times = new long[8];
    private final List<String> values = new ArrayList<>();

    WaveTrace(long from) {
        append(from, "");
    }

    /// Takes the next value; what is the latest at or before the beginning is the first one.
    void put(long time, String value) {
        int last = values.size() - 1;
        if (time <= times[0] && last == 0) {
            values.set(0, value);
        } else if (time == times[last]) {
            values.set(last, value);
        } else {
            append(time, value);
        }
    }

    private void append(long time, String value) {
        if (values.size() == times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
        }
        times[values.size()] = time;
        values.add(value);
    }

    /// Returns the number of values.
    public int size() {
        return values.size();
    }

    /// Returns when a value began; for the first one the beginning of the window.
    public long time(int index) {
        if (index >= values.size()) {
            throw new IndexOutOfBoundsException(
                    "value " + index + " of a trace of " + values.size());
        }
        return times[index];
    }

    /// Returns a value.
    public String value(int index) {
        return values.get(index);
    }

    /// Returns the value that held at a time of the window, that of a change included.
    public String at(long time) {
        int found = Arrays.binarySearch(times, 0, values.size(), time);
        return values.get(found >= 0 ? found : Math.max(0, -found - 2));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : " ").append(times[i]).append('=').append(value(i));
        }
        return text.toString();
    }
}
