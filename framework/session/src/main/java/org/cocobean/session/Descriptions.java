package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.session.Folder;

/// Reads the descriptions of builds, each version once: whoever brings an earlier build up to date
/// looks at all that lie in its place, and several times.
final class Descriptions {

    private static final int KEPT = 256;

    private record Known(Map<String, Object> version, CacheEntry entry) {}

    private final Map<Path, Known> known =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
                    return size() > KEPT;
                }
            };

    /// Reads an entry; none when it is gone or its description cannot be understood.
    synchronized Optional<CacheEntry> read(Path directory) throws IOException {
        Map<String, Object> version;
        try {
            version =
                    Files.readAttributes(
                            CacheEntry.infoOf(directory), "unix:lastModifiedTime,ctime,size,ino");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Known before = known.get(directory);
        if (before != null && before.version.equals(version)) {
            return Optional.of(before.entry);
        }
        Optional<CacheEntry> entry = CacheEntry.read(directory);
        entry.ifPresent(found -> known.put(directory, new Known(version, found)));
        return entry;
    }

    /// Reads all entries of a place that can be understood.
    List<CacheEntry> in(Path place) throws IOException {
        List<CacheEntry> entries = new ArrayList<>();
        for (String name : Folder.names(place)) {
            if (name.startsWith("e-")) {
                read(place.resolve(name)).ifPresent(entries::add);
            }
        }
        return entries;
    }
}
