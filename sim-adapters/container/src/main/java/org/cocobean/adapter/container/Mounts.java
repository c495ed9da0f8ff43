package org.cocobean.adapter.container;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.Session;

/// The directories of the host that programs in the container see, at the same absolute paths.
///
/// @param writable by directory, whether programs may write there
record Mounts(NavigableMap<Path, Boolean> writable) {

    Mounts {
        writable = new TreeMap<>(writable);
    }

    /// What a session needs: the project to read from; its run directory, the cache, the shared
    /// memory and what the user added to write to.
    static Mounts of(Session session, Path sharedMemory) throws IOException {
        NavigableMap<Path, Boolean> mounts = new TreeMap<>();
        mounts.put(projectRoot(session.settings().projectDirectory()), false);
        mounts.put(session.run().path().toAbsolutePath().normalize(), true);
        mounts.put(sharedMemory, true);
        mounts.put(session.cache().directory().toAbsolutePath().normalize(), true);
        SimulatorSettings.of(session).containerMounts().forEach(path -> mounts.put(path, true));
        for (Path directory : mounts.keySet()) {
            // The engine would make a missing one itself, and root would own it.
            Files.createDirectories(directory);
        }
        return new Mounts(mounts);
    }

    /// A module may read from its siblings: the outermost directory that still belongs to the
    /// project.
    private static Path projectRoot(Path module) {
        Path root = module.toAbsolutePath().normalize();
        for (Path up = root; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return up;
            }
            if (Files.exists(up.resolve("pom.xml"))
                    || Files.exists(up.resolve("settings.gradle"))
                    || Files.exists(up.resolve("settings.gradle.kts"))) {
                root = up;
            }
        }
        return root;
    }

    /// Tells whether a path exists in the container as it does on the host.
    boolean covers(Path path) {
        return mountOf(path).isPresent();
    }

    /// Tells whether programs may write below a path.
    boolean allowsWriting(Path path) {
        return mountOf(path).map(writable::get).orElse(false);
    }

    /// The innermost one counts.
    private Optional<Path> mountOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return writable.descendingKeySet().stream().filter(absolute::startsWith).findFirst();
    }

    List<Bind> binds() {
        return writable.entrySet().stream()
                .map(mount ->
                        new Bind(
                                mount.getKey().toString(),
                                new Volume(mount.getKey().toString()),
                                mount.getValue() ? AccessMode.rw : AccessMode.ro))
                .toList();
    }

    /// Names all of them, for messages.
    String describe() {
        StringBuilder text = new StringBuilder();
        writable.forEach((path, write) ->
                text.append(text.isEmpty() ? "" : ", ")
                        .append(path)
                        .append(write ? "" : " (to read)"));
        return text.toString();
    }
}
