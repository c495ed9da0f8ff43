package org.cocobean.adapter.container;

import java.util.Optional;
import org.cocobean.internal.settings.SimulatorSettings;
import org.slf4j.LoggerFactory;

/// How simulators in the container and this JVM reach each other.
///
/// @param network the container's network, in the engine's words
/// @param remoteHost the name of this machine in the container, where memory is not shared
record Reach(String network, Optional<String> remoteHost, boolean sameKernel) {

    private static final Reach MEMORY = new Reach("none", Optional.empty(), true);
    private static final Reach LOOPBACK = new Reach("host", Optional.of("127.0.0.1"), true);

    /// Finds out whether the engine runs containers on this machine's kernel; only then they can
    /// share memory with it.
    static Reach of(Engine engine, SimulatorSettings settings) {
        if (engine.sharesKernel()) {
            return settings.socketLink() ? LOOPBACK : MEMORY;
        }
        LoggerFactory.getLogger("cocobean.container")
                .warn(
                        "the container engine runs in a virtual machine, so simulators share no"
                                + " memory with this JVM: the link goes over a socket to {}, which"
                                + " is slower (see docs/containers.md)",
                        settings.linkHost());
        return new Reach("bridge", Optional.of(settings.linkHost()), false);
    }
}
