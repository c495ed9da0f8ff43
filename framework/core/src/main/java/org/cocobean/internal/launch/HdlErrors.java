package org.cocobean.internal.launch;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.Report;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.HdlMessage;
import org.jspecify.annotations.Nullable;

/// The errors that the HDL raised. Whether there were any says the agent; of those that it does not
/// count, the output. The output gives the words.
final class HdlErrors {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Link link;
    private final SimLog log;
    private int told;

    HdlErrors(Link link, SimLog log) {
        this.link = link;
        this.log = log;
    }

    /// Returns the failure for the errors since [#forget], null when there were none.
    @Nullable Throwable found() {
        return counted()
                .or(log::firstUncounted)
                .map(message ->
                        new SimulationFailedError(
                                "the HDL reported an error: "
                                        + message.located()
                                        + "\nlog: "
                                        + log.file()))
                .orElse(null);
    }

    /// Returns the words of the first error; of a simulation that has ended by itself or died, what
    /// looks like one may be the tool's own.
    Optional<HdlMessage> first() {
        return counted().or(log::firstError);
    }

    private Optional<HdlMessage> counted() {
        Report report = link.report();
        return report.errors() == told ? Optional.empty() : Optional.of(inWords(report));
    }

    /// Returns how the HDL ended the simulation, if it did without an error.
    Optional<HdlMessage> finish() {
        Report report = link.report();
        return report.rest() == Report.Rest.DESIGN
                        && report.errors() == told
                        && !report.said().isEmpty()
                ? Optional.of(inWords(report))
                : log.finish();
    }

    /// Waits until all that was printed so far has been read, since not every simulator counts its
    /// errors.
    ///
    /// @return whether it has; else an error may have been printed that would count for the next
    ///   test
    boolean catchUp() {
        long marks = log.marks() + 2;
        link.mark(SimLog.MARK);
        await(() -> log.marks() >= marks);
        return log.marks() >= marks || log.isClosed();
    }

    /// What happened so far has been told.
    void forget() {
        int all = link.report().errors();
        await(() ->
                log.errors() >= all - told); // lines that come later would count for the next test
        told = all;
        link.forgetSaid();
        log.forget();
    }

    private HdlMessage inWords(Report report) {
        String line = report.said();
        await(() -> log.lineWith(line).isPresent());
        return log.parse(log.lineWith(line).orElse(line)).seen(report.when(), report.where());
    }

    /// The output is read by another thread.
    private void await(BooleanSupplier printed) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!printed.getAsBoolean() && !log.isClosed() && System.nanoTime() < end) {
            LockSupport.parkNanos(NAP_NS);
        }
    }
}
