package org.cocobean.bus;

import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.internal.SinkControl;
import org.cocobean.internal.control.Controlled;
import org.cocobean.time.SimTime;

/// Takes what a stream carries and keeps it until it is asked for; what listeners have been told is
/// not kept. In reset it is not ready; what it has taken before stays.
///
/// @param <T> what is received
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class StreamSink<T> extends Controlled<SinkControl<T>> implements Receiver<T> {

    private final SinkDriver<T> driver;

    StreamSink(SinkDriver<T> driver) {
        super(driver);
        this.driver = driver;
    }

    @Override
    public T receive(SimTime limit) {
        return driver.receive(limit);
    }

    /// Blocks until there are so many items and takes them. Where a native engine receives, only
    /// the last of them wakes the test.
    ///
    /// @throws IllegalArgumentException when the sink may not keep so many
    public List<T> receive(int count) {
        return driver.receive(count);
    }

    /// {@inheritDoc}
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    @Override
    public Transfer<T> next() {
        return driver.next();
    }

    /// Blocks once, until more has come: an item, or, where a native engine receives, all up to the
    /// end of that many packets ([Payload#last()]).
    public void awaitPackets(int count) {
        driver.awaitPackets(count);
    }

    @Override
    public int size() {
        return driver.size();
    }

    /// Tells whether no item waits to be taken.
    public boolean isEmpty() {
        return driver.isEmpty();
    }

    /// Takes all items that wait.
    public List<T> receiveAll() {
        return driver.receiveAll();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<T>> listener) {
        driver.onTransfer(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        driver.onReset(listener);
    }
}
