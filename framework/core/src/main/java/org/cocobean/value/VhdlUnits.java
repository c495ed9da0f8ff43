package org.cocobean.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.value.Layout.Bits;

/// The units of a physical type of VHDL, by which its values are written and read.
///
/// @param name of the type
/// @param units the largest first
record VhdlUnits(String name, List<Unit> units) {

    private static final Pattern VALUE =
            Pattern.compile("(?i)([-+]?[\\d_]+(?:\\.[\\d_]+)?) *([a-z]\\w*)");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final long SECOND = 1_000_000_000_000_000L;

    private static final VhdlUnits TIME =
            new VhdlUnits(
                    "time",
                    List.of(
                            new Unit("hr", 3600 * SECOND),
                            new Unit("min", 60 * SECOND),
                            new Unit("sec", SECOND),
                            new Unit("ms", SECOND / 1_000),
                            new Unit("us", SECOND / 1_000_000),
                            new Unit("ns", 1_000_000),
                            new Unit("ps", 1000),
                            new Unit("fs", 1)));

    /// @param size in primary units
    record Unit(String name, long size) {

        /// Reads `kohm=1000`.
        static Unit of(String text) {
            int at = text.indexOf('=');
            return new Unit(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
        }

        /// Minutes and hours are read, but not written.
        boolean isWritten() {
            return !TIME.units.contains(this) || size <= SECOND;
        }
    }

    /// Copies the list.
    VhdlUnits {
        units = List.copyOf(units);
    }

    /// Returns what stands in the keyword of a layout for a type.
    static String keyword(String name, List<String> units) {
        return name.equals(TIME.name) ? name : name + " " + String.join(" ", units);
    }

    /// Returns the units of a number of VHDL; empty when it has none.
    static Optional<VhdlUnits> of(Layout layout) {
        if (!VhdlText.isNumber(layout)) {
            return Optional.empty();
        }
        if (layout.name().equals(TIME.name)) {
            return Optional.of(TIME);
        }
        String[] words = ((Bits) layout).keyword().split(" ");
        List<Unit> units = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            units.add(Unit.of(words[i]));
        }
        units.sort(Comparator.comparingLong(Unit::size).reversed());
        return units.isEmpty()
                ? Optional.empty()
                : Optional.of(new VhdlUnits(layout.name(), units));
    }

    /// Returns the text of a value, in the largest unit of which it is a whole number.
    String text(long value) {
        for (Unit unit : units) {
            if (value != 0 && value % unit.size() == 0 && unit.isWritten()) {
                return value / unit.size() + " " + unit.name();
            }
        }
        return value + " " + units.getLast().name();
    }

    /// Returns a value in primary units, without a unit if that is what it is in.
    ///
    /// @throws IllegalArgumentException when it is none
    long parse(String text) {
        Matcher value = VALUE.matcher(text);
        if (!value.matches()) {
            return Long.parseLong(text);
        }
        Unit unit =
                units.stream()
                        .filter(one -> one.name().equalsIgnoreCase(value.group(2)))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        value.group(2) + " is no unit of " + name));
        BigDecimal number =
                new BigDecimal(value.group(1)).multiply(BigDecimal.valueOf(unit.size()));
        if (number.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(text + " is too large");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    text + " is no whole number of " + units.getLast().name(), e);
        }
    }

    /// Returns what to write, for messages.
    String example() {
        return name.equals(TIME.name)
                ? "give a time, as 10 ns, or femtoseconds"
                : "give a value as 10 %s, or in %s"
                        .formatted(units.getFirst().name(), units.getLast().name());
    }
}
