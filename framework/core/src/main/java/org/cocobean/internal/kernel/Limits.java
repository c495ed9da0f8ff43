package org.cocobean.internal.kernel;

import org.cocobean.internal.link.InfoFlag;
import org.cocobean.internal.link.Status;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.DesignObjects;

/// What this simulator cannot do, and what is known of the design, asked of its adapter.
final class Limits {

    private final Surroundings surroundings;

    Limits(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Throws, with the reason that the simulator's adapter gives, when the agent refused
    /// something.
    void requireDone(Status status, Capability capability, String what) {
        if (status != Status.OK) {
            surroundings
                    .whyNot(capability)
                    .ifPresent(reason -> {
                        throw new UnsupportedOperationException(
                                what + " is not possible: " + reason);
                    });
        }
    }

    /// Throws when what the HDL computes from the object would not see a force.
    void requireForceReachesReaders(ObjectInfo info, String what) {
        if (info.has(InfoFlag.UNFORCEABLE)) {
            requireDone(Status.REFUSED, Capability.FORCE_REACHES_READERS, what);
        }
    }

    /// Throws when the agent refused something for which no capability tells the reason.
    void requireOk(Status status, String what) {
        if (status != Status.OK) {
            throw new UnsupportedOperationException(
                    what
                            + " is not possible on this simulator (status "
                            + status
                            + "): see docs/simulators.md");
        }
    }

    /// Returns the reason for which the simulator lacks a capability, to be added to a message;
    /// empty when it has it.
    String whyNot(Capability capability) {
        return surroundings.whyNot(capability).map(reason -> ": " + reason).orElse("");
    }

    /// Returns what the simulator's tool tells of the design.
    DesignObjects design() {
        return surroundings.design();
    }

    /// Throws when this simulator cannot take an ordinary deposit to the object.
    void requireDepositAllowed(ObjectInfo info, String path) {
        surroundings.requireDepositAllowed(info.has(InfoFlag.UNDRIVEN), path);
    }

    /// Returns whether the simulator, asked anew, says that surely no HDL drives the object.
    boolean isUndriven(String path) {
        return surroundings.isUndriven(path);
    }
}
