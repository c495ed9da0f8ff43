package org.cocobean.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.Transaction;
import org.cocobean.report.LaneEntry;
import org.cocobean.time.SimTime;
import org.slf4j.LoggerFactory;

/// Writes what went on in the lanes of a test beside its log and its waves.
final class TransactionsKept {

    private TransactionsKept() {}

    /// Writes it; where that cannot be done, the test is what it was, and pictures miss it.
    static void write(Simulation simulation, Path directory) {
        List<LaneEntry> entries =
                simulation.transactions().stream().map(TransactionsKept::entry).toList();
        try {
            LaneEntry.append(directory, entries);
        } catch (IOException e) {
            LoggerFactory.getLogger(TransactionsKept.class)
                    .warn(
                            "The transactions of the test in {} are not kept: {}",
                            directory,
                            e.getMessage());
        }
    }

    private static LaneEntry entry(Transaction each) {
        return new LaneEntry(
                each.lane(),
                each.start().toString(),
                each.end().map(SimTime::toString).orElse(""),
                each.sampled(),
                each.label(),
                each.fields());
    }
}
