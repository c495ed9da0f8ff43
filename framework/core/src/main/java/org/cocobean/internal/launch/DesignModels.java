package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.sim.spi.DesignObjects;

/// What finished builds tell of their designs; each is read once as long as there is memory for it.
/// Safe from any thread.
final class DesignModels {

    private final Map<Path, SoftReference<DesignObjects>> known = new ConcurrentHashMap<>();

    /// Returns what a build tells.
    ///
    /// @param tool the simulator with its version, for messages
    /// @throws IllegalStateException when the build's table is not understood, with what was looked
    ///   for
    DesignObjects of(Path build, String tool) {
        SoftReference<DesignObjects> reference = known.get(build);
        DesignObjects model = reference == null ? null : reference.get();
        if (model == null) {
            model = read(build, tool);
            known.put(build, new SoftReference<>(model));
        }
        return model;
    }

    private static DesignObjects read(Path build, String tool) {
        try {
            return DesignObjects.read(build);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + build + " tells", e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(tool + ": " + e.getMessage(), e);
        }
    }
}
