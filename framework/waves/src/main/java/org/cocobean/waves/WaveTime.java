package org.cocobean.waves;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times of a wave file as people write them, for example `1.5 us`.
///
/// @param exponent the file's unit of time as a power of ten of a second
public record WaveTime(int exponent) {

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(s|ms|us|ns|ps|fs)");
    private static final List<String> UNITS = List.of("s", "ms", "us", "ns", "ps", "fs");

    /// Returns the time in units of the file.
    ///
    /// @throws IllegalArgumentException for a text that is no time
    public long parse(String text) {
        Matcher time = TEXT.matcher(text.strip());
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: write for example 100ns or 1.5us");
        }
        int power = -3 * UNITS.indexOf(time.group(2)) - exponent;
        return new BigDecimal(time.group(1)).scaleByPowerOfTen(power).longValue();
    }

    /// Returns the time in the largest unit in which it is at least one.
    public String text(long time) {
        if (time == 0) {
            return "0 s";
        }
        BigDecimal seconds = BigDecimal.valueOf(time).scaleByPowerOfTen(exponent);
        for (int unit = 0; unit < UNITS.size(); unit++) {
            BigDecimal value = seconds.scaleByPowerOfTen(3 * unit);
            if (value.compareTo(BigDecimal.ONE) >= 0 || unit == UNITS.size() - 1) {
                return value.stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
            }
        }
        throw new AssertionError(time);
    }
}
