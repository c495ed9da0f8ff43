package org.cocobean.internal.kernel;

import java.util.Optional;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.DesignObjects;

/// What the kernel asks of the simulation round it when things end unexpectedly.
public interface Surroundings {

    /// Returns the error for a simulation that ended while tasks were waiting.
    ///
    /// @param waits the table of who waits for what, may be empty
    Throwable endedEarly(String when, String waits);

    /// Returns the reason for which the framework killed the simulator, if it did.
    Optional<String> whyKilled();

    /// Returns the error for a simulator that died or was killed.
    Throwable died(String obituary, String when, String waits);

    /// Returns why the simulator lacks a capability, empty when it has it.
    Optional<String> whyNot(Capability capability);

    /// Tells whether streams may be driven and watched beside the simulator.
    boolean hasStreamEngines();

    /// Returns what the simulator's tool tells of the design.
    DesignObjects design();

    /// Throws when the simulator cannot take an ordinary deposit to the object.
    ///
    /// @param undriven whether surely no HDL drives it, as an input of the top level
    void requireDepositAllowed(boolean undriven, String path);

    /// Returns whether the simulator, asked anew, says that surely no HDL drives the object.
    boolean isUndriven(String path);
}
