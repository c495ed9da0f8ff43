package org.cocobean.bus;

import java.util.List;

/// The signals of a bus: a record whose components are the pins, those that a design may leave out
/// as `Optional<Signal>`. Implement it to describe a bus; [PinBinder] finds the signals.
///
/// ```java
/// public record FifoPins(@PinWidth(1) Signal valid, Optional<Signal> ready, Signal data)
///         implements Pins {}
/// FifoPins in = Pins.of(FifoPins.class).in(dut).named(Naming.prefix("in_")).bind();
/// ```
///
/// On the module path its package is opened to `org.cocobean.bus`, or the record is public and
/// exported.
public interface Pins {

    /// Begins to bind the pins of a record.
    ///
    /// @throws IllegalArgumentException naming every component that is neither a `Signal` nor an
    ///   `Optional<Signal>`
    static <P extends Record & Pins> PinBinder<P> of(Class<P> type) {
        return new PinBinder<>(type);
    }

    /// Returns a sentence for each pair of pins whose widths do not fit together; none when all do.
    /// Called once, when the pins are bound.
    default List<String> widthConflicts() {
        return List.of();
    }
}
