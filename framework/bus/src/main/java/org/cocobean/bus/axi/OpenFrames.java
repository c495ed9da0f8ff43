package org.cocobean.bus.axi;

import static org.cocobean.Cocobean.now;

import java.util.Optional;
import org.cocobean.bus.ClockDomain;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.cocobean.wording.Words;

/// The frames of a stream that have begun: a test does not end well in the middle of one.
final class OpenFrames implements Obligation {

    private static final long PATIENCE = 10_000;

    private final String name;
    private final ClockDomain domain;
    private final FrameAssembler assembler;
    private final Runnable pull;

    /// @param pull gives the assembler what has come
    OpenFrames(AxiStream stream, FrameAssembler assembler, Runnable pull) {
        this.name = stream.name();
        this.domain = stream.domain();
        this.assembler = assembler;
        this.pull = pull;
    }

    @Override
    public Optional<String> outstanding() {
        int open = assembler.open();
        return open == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %s without its end (tlast)".formatted(name, Words.of(open, "frame")));
    }

    @Override
    public void finish() {
        pull.run();
        SimTime since = now();
        for (long cycle = 0; assembler.open() > 0; cycle++) {
            if (cycle == PATIENCE) {
                throw new AssertionError(
                        "the test ended, but %s, since %s"
                                .formatted(outstanding().orElse(""), since));
            }
            domain.cycles(1);
            pull.run();
        }
    }
}
