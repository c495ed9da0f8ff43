package org.cocobean.internal.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.cocobean.wording.Words;

/// The link to one simulation: a window, a peer, and one native call that runs the simulation until
/// its next stop.
///
/// Used by one thread at a time.
public final class Link implements AutoCloseable {

    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(10);

    private final Window window;
    private final Peer peer;
    private final NativeCall call;
    private final long handle;
    private Report report = new Report(0, "", "", "", Report.Rest.NONE);
    private boolean closed;

    private Link(Window window, Peer peer, NativeCall call, long handle) {
        this.window = window;
        this.peer = peer;
        this.call = call;
        this.handle = handle;
    }

    /// Links to a simulator process that has been, or is about to be, started on this window.
    static Link toProcess(Window window, Peer peer, NativeCall call, Handover handover) {
        return new Link(window, peer, call, call.openProcess(window.address(), handover.code));
    }

    /// Links to a model in this JVM, by the addresses of its run function and context.
    static Link toModel(Window window, Peer peer, NativeCall call, long run, long context) {
        return new Link(window, peer, call, call.openModel(window.address(), run, context));
    }

    /// Returns the shared memory.
    public Window window() {
        return window;
    }

    /// Returns the simulator.
    public Peer peer() {
        return peer;
    }

    /// Waits for the first stop.
    public void awaitStart() {
        finishTransfer(call.await(handle));
        try {
            window.hide();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the name of the link's window", e);
        }
    }

    /// Runs the simulation until its next stop.
    public void resume() {
        window.command().resume();
        int result = call.transfer(handle);
        if (result != NativeCall.TURN) {
            finishTransfer(result);
        }
    }

    /// Lets the agent execute the command of the window while the simulation stands still.
    public Status execute(CommandCell command) {
        int result = call.transfer(handle);
        if (result != NativeCall.TURN) {
            finishTransfer(result);
        }
        return command.status();
    }

    /// Lets a simulator that is a process print a line on each of its two streams, after all that
    /// it has printed so far.
    public void mark(String line) {
        execute(window.command().mark(line));
    }

    private void finishTransfer(int first) {
        int result = first;
        while (result == NativeCall.WAITING) {
            if (Thread.currentThread().isInterrupted()) {
                peer.kill("the test's thread was interrupted");
            }
            result = call.await(handle);
        }
        if (result == NativeCall.DEAD) {
            throw new SimulatorGoneException(
                    peer.obituary()
                            + call.trouble()
                                    .map(reason -> "\nits link to the test broke: " + reason)
                                    .orElse(""));
        }
    }

    /// Returns what the agent has counted so far, also when the link is closed.
    public Report report() {
        if (!closed) {
            report = Report.of(window);
        }
        return report;
    }

    /// Lets the agent keep the line of the next error instead of the one it has told of.
    public void forgetSaid() {
        if (!closed) {
            Report.forgetSaid(window);
        }
    }

    /// Asks the simulation to end when its time step is complete, waits until it has, and frees
    /// everything.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            window.command().finish();
            call.transfer(handle);
            if (!peer.awaitExit(EXIT_TIMEOUT)) {
                peer.kill("it did not end within " + Words.of(EXIT_TIMEOUT) + " of being asked to");
                peer.awaitExit(EXIT_TIMEOUT);
            }
        } catch (InterruptedException e) {
            peer.kill("the test's thread was interrupted");
            awaitCalmly();
            Thread.currentThread().interrupt();
        } finally {
            call.close(handle);
            report = Report.of(window);
            window.close();
        }
    }

    /// Nobody may unmap the window under a simulator that still runs.
    private void awaitCalmly() {
        try {
            peer.awaitExit(EXIT_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
