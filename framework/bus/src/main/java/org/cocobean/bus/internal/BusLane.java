package org.cocobean.bus.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;

/// Lanes of buses. A bus has one, however many endpoints it has: the first of them records.
public final class BusLane {

    private BusLane() {}

    /// Makes the lane of a bus whose endpoint is the first.
    ///
    /// @param make makes it
    public static <T> Optional<Lane<T>> of(String bus, Function<String, Lane<T>> make) {
        return Lane.exists(bus) ? Optional.empty() : Optional.of(make.apply(bus));
    }

    /// Returns what records transfers that an endpoint sees at clock edges.
    public static <T> Consumer<Transfer<T>> seen(Optional<Lane<T>> lane) {
        return lane.<Consumer<Transfer<T>>>map(
                        found -> each -> found.addSampled(each.item(), each.start(), each.end()))
                .orElse(each -> {});
    }

    /// Returns what records transfers that are there from their start on.
    public static <T> Consumer<Transfer<T>> driven(Optional<Lane<T>> lane) {
        return lane.<Consumer<Transfer<T>>>map(
                        found -> each -> found.add(each.item(), each.start(), each.end()))
                .orElse(each -> {});
    }

    /// Returns the label of an access of a memory-mapped bus.
    public static String access(boolean write, String address, String data, String trouble) {
        return (write ? "W " : "R ")
                + address
                + (data.isEmpty() ? "" : "=" + data)
                + (trouble.isEmpty() ? "" : " " + trouble);
    }

    /// Returns the label of an access of a word.
    public static String access(boolean write, long address, long data, boolean error) {
        return access(
                write,
                Long.toHexString(address),
                error ? "" : Long.toHexString(data),
                error ? "error" : "");
    }
}
