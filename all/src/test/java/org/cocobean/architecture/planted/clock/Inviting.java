package org.cocobean.architecture.planted.clock;

import java.util.Optional;
import org.cocobean.architecture.planted.internal.link.Wise;

/// Shows its users what is not for them.
public final class Inviting {

    /// Finds it.
    public Optional<Wise> inside() {
        return Optional.empty();
    }
}
