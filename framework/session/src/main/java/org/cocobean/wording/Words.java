package org.cocobean.wording;

import java.math.BigDecimal;
import java.time.Duration;

/// Says quantities as people read them.
public final class Words {

    private static final long DECIMALS = 1000;

    private Words() {}

    /// Says a time: `200 ms`, `1.5 s`, `10 min`, `2 h`; exact to three decimals.
    public static String of(Duration time) {
        if (time.isNegative()) {
            return "-" + of(time.negated());
        }
        long seconds = time.toSeconds();
        if (time.equals(Duration.ofSeconds(seconds)) && seconds >= 60 && seconds % 60 == 0) {
            return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds / 60 + " min";
        }
        return time.isZero() || seconds > 0
                ? decimal(time.toMillis()) + " s"
                : decimal(time.toNanos() / DECIMALS) + " ms";
    }

    private static String decimal(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    /// Says how many there are of a thing whose plural ends with s: `1 bit`, `8 bits`.
    public static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
