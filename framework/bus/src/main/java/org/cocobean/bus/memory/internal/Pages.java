package org.cocobean.bus.memory.internal;

import java.util.Optional;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.control.Controlled;
import org.cocobean.internal.kernel.RamEngine;

/// The pages of a target that can answer from memory beside the simulator.
public interface Pages {

    /// Returns the page that answers all accesses to some 4 KiB, where there is one and nobody
    /// watches it.
    ///
    /// @param number of the page; it begins at 4096 times that
    Optional<RamEngine.Page> page(long number);

    /// Returns those of a target; one that is no memory has none.
    static Pages of(Object target) {
        return target instanceof Controlled<?> controlled
                        && Control.of((Controlled<?>) controlled) instanceof Pages pages
                ? pages
                : number -> Optional.empty();
    }
}
