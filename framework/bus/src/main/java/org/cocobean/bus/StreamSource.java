package org.cocobean.bus;

import java.util.function.Consumer;
import org.cocobean.bus.internal.SourceControl;
import org.cocobean.internal.control.Controlled;

/// Drives a stream. What is sent in reset waits for its end, and what a reset interrupts is offered
/// again. A test does not end well before all has been transferred.
///
/// @param <T> what is sent
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class StreamSource<T> extends Controlled<SourceControl<T>> implements Watcher<T> {

    private final SourceDriver<T> driver;

    StreamSource(SourceDriver<T> driver) {
        super(driver);
        this.driver = driver;
    }

    /// Queues an item; blocks while the queue is full. Where the limit is 256 or more and a native
    /// engine sends, that ends when half of it is free, or 1024 items, or when nothing has been
    /// transferred for 128 cycles.
    public void send(T item) {
        driver.send(item);
    }

    /// Queues an item and blocks until it has been transferred.
    ///
    /// @throws IllegalStateException when [#cancelWaiting()] drops it
    public void sendAndWait(T item) {
        driver.sendAndWait(item);
    }

    /// Blocks until all that was sent has been transferred.
    public void drain() {
        driver.drain();
    }

    /// Drops what has not been offered yet.
    ///
    /// @return how much that was
    public int cancelWaiting() {
        return driver.cancelWaiting();
    }

    /// Returns how many items have not been transferred.
    public int size() {
        return driver.size();
    }

    /// Returns how many items have been transferred.
    public long transferred() {
        return driver.transferred();
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
