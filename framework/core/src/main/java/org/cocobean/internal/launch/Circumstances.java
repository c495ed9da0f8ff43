package org.cocobean.internal.launch;

import java.util.Optional;
import org.cocobean.internal.kernel.Surroundings;
import org.cocobean.sim.DesignEndedError;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.task.DeadlockError;

/// Says why a simulation ended, from what the simulator printed.
final class Circumstances implements Surroundings {

    private final Launched launched;

    Circumstances(Launched launched) {
        this.launched = launched;
    }

    @Override
    public Throwable endedEarly(String when, String waits) {
        Throwable end = launched.end(); // so that all output is there
        Optional<HdlMessage> error = launched.firstError();
        if (error.isPresent()) {
            return new SimulationFailedError(
                    "the HDL ended the simulation "
                            + when
                            + " with an error: "
                            + error.get().located()
                            + table(waits));
        }
        Optional<HdlMessage> finish = launched.finish();
        if (finish.isPresent() && !(end instanceof SimulatorDiedError)) {
            return new DesignEndedError(
                    "the HDL ended the simulation "
                            + when
                            + ", before the test did: "
                            + finish.get().located()
                            + table(waits));
        }
        if (end instanceof SimulatorDiedError) {
            return new SimulatorDiedError(
                    "the simulator ended " + when + ": " + end.getMessage() + table(waits));
        }
        return new DeadlockError(
                "deadlock "
                        + when
                        + ": the simulator has no more events, so nothing can wake any task"
                        + table(waits));
    }

    @Override
    public Optional<String> whyKilled() {
        return launched.whyKilled();
    }

    @Override
    public Throwable died(String obituary, String when, String waits) {
        launched.tellDeath();
        launched.end();
        String error =
                launched.firstError()
                        .map(message -> "\nthe HDL reported: " + message.located())
                        .orElse("");
        return new SimulatorDiedError(when + ": " + obituary + error + table(waits));
    }

    private static String table(String waits) {
        return waits.isEmpty() ? "" : "\n" + waits;
    }

    @Override
    public Optional<String> whyNot(Capability capability) {
        return launched.capabilities().whyNot(capability);
    }

    @Override
    public boolean hasStreamEngines() {
        return launched.hasStreamEngines();
    }

    @Override
    public DesignObjects design() {
        return launched.design();
    }

    @Override
    public boolean isUndriven(String path) {
        return launched.isUndriven(path);
    }

    @Override
    public void requireDepositAllowed(boolean undriven, String path) {
        Optional<String> whyNot = launched.capabilities().whyNot(Capability.DEPOSIT_ON_DRIVEN);
        if (whyNot.isPresent() && !undriven && !launched.isUndriven(path)) {
            throw new UnsupportedOperationException("cannot write " + path + ": " + whyNot.get());
        }
    }
}
