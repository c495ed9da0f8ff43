package org.cocobean.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cocobean.internal.session.Fields;
import org.cocobean.internal.session.FileHashes;
import org.cocobean.internal.session.Folder;

/// The note in the run directory that a build failed, so that no other worker of the run tries it.
record BuildFailure(Path directory, String name) {

    /// Reads the note; one whose files have changed since, or that is damaged, counts no more.
    Optional<String> read(FileHashes hashes) throws IOException {
        if (!Folder.names(directory).contains(name)) {
            return Optional.empty();
        }
        Map<String, String> fields =
                Fields.read(
                        new String(
                                Files.readAllBytes(directory.resolve(name)),
                                StandardCharsets.UTF_8));
        Optional<String> message = Optional.ofNullable(fields.get("message"));
        for (CacheEntry.Dependency dependency : CacheEntry.dependencies(fields)) {
            if (!hashes.hash(dependency.path()).equals(dependency.hash())) {
                return Optional.empty();
            }
        }
        return message;
    }

    /// Only the holder of the lock of the build writes.
    void write(String message, List<CacheEntry.Dependency> dependencies) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        CacheEntry.putDependencies(fields, dependencies);
        fields.put("message", message);
        Files.createDirectories(directory);
        Path fresh = directory.resolve("." + UUID.randomUUID());
        Folder.writeForced(fresh, Fields.write(fields));
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Folder.force(directory);
    }
}
