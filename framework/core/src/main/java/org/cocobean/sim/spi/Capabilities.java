package org.cocobean.sim.spi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a simulator can do, and the reason for each thing that it cannot.
///
/// @param missing the capabilities it lacks, each with its reason as a full sentence
public record Capabilities(Map<Capability, String> missing) {

    /// Copies the map.
    public Capabilities {
        missing = Map.copyOf(missing);
    }

    /// Returns the capabilities of a simulator that can do everything.
    public static Capabilities all() {
        return new Capabilities(Map.of());
    }

    /// Returns these capabilities without one, for the given reason.
    public Capabilities without(Capability capability, String reason) {
        Map<Capability, String> more = new EnumMap<>(Capability.class);
        more.putAll(missing);
        more.put(capability, reason);
        return new Capabilities(more);
    }

    /// Tells whether the capability is there.
    public boolean has(Capability capability) {
        return !missing.containsKey(capability);
    }

    /// Returns why a capability is missing, empty when it is there.
    public Optional<String> whyNot(Capability capability) {
        return Optional.ofNullable(missing.get(capability));
    }
}
