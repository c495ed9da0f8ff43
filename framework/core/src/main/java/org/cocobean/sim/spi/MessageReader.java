package org.cocobean.sim.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the output of one simulation for messages of the HDL, line by line and in order. Called by
/// one thread at a time.
public interface MessageReader {

    /// Takes the next line.
    ///
    /// @return the messages that are complete now, none for ordinary output
    List<HdlMessage> take(String line);

    /// Takes a line that belongs to the text of a message, or of the design, which has several: it
    /// is no message itself, whatever it looks like. Only where the simulator marks such lines; see
    /// [NativeFiles#output()].
    ///
    /// @return the messages that are complete now
    default List<HdlMessage> text(String line) {
        return List.of();
    }

    /// Nothing that comes later belongs to a message of which all is known but its end: the
    /// simulation stands still, or has ended.
    ///
    /// @return the messages that this completes
    default List<HdlMessage> settle() {
        return List.of();
    }

    /// There is no more output.
    ///
    /// @return the messages that this completes
    default List<HdlMessage> end() {
        return settle();
    }

    /// Returns a reader for a simulator whose messages have one line each and need no other.
    static MessageReader ofLines(Function<String, Optional<HdlMessage>> message) {
        return line -> message.apply(line).stream().toList();
    }
}
