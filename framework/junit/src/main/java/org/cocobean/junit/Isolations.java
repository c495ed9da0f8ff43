package org.cocobean.junit;

import java.util.Optional;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.spi.Isolation;

/// Finds out where a test's simulation lives.
final class Isolations {

    private Isolations() {}

    static Optional<Isolation> of(Design design, SimulatorSettings settings) {
        if (design.isolation().length > 1) {
            throw new IllegalArgumentException(
                    "@Design(top = \"%s\") has %d values of isolation; give at most one"
                            .formatted(design.top(), design.isolation().length));
        }
        if (design.isolation().length == 1) {
            return Optional.of(design.isolation()[0]);
        }
        return settings.isolation().map(process -> Isolation.PROCESS);
    }
}
