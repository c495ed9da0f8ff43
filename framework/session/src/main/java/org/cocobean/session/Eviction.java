package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cocobean.internal.session.DirectoryLock;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.HeldLock;

/// Removes from the cache what was not used for longest, and never what is in use.
record Eviction(Path root, WorkContext context) {

    private record Candidate(CacheEntry entry, FileTime lastUse) {}

    /// Removes until the cache is below the limit. When another worker is at it already, leaves it
    /// to that one.
    ///
    /// @return how many builds were removed
    int run(long limit) throws IOException {
        Files.createDirectories(root);
        DirectoryLock lock = new DirectoryLock(root, "evict", context.timing());
        // A first look breaks the lock of one that was killed.
        lock.watch().look();
        Optional<HeldLock> held = lock.tryAcquire(context.worker().name(), "evict from the cache");
        if (held.isEmpty()) {
            return 0;
        }
        try (HeldLock mine = held.get()) {
            removeLeftovers();
            List<Candidate> candidates = candidates();
            long size = candidates.stream().mapToLong(c -> c.entry.size()).sum();
            int removed = 0;
            for (Candidate candidate : candidates) {
                if (size <= limit || !mine.isHeld()) {
                    break;
                }
                if (remove(candidate.entry.directory())) {
                    size -= candidate.entry.size();
                    removed++;
                }
            }
            return removed;
        }
    }

    /// Removes of these builds those that were not used for longest, for the holder of the lock of
    /// their place.
    void keepNewest(List<CacheEntry> entries, int kept) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        entries.forEach(entry -> candidates.add(new Candidate(entry, lastUse(entry))));
        candidates.sort(Comparator.comparing(Candidate::lastUse));
        for (Candidate candidate : candidates.subList(0, entries.size() - kept)) {
            remove(candidate.entry.directory());
        }
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (String kind : Folder.names(root)) {
            if (!Files.isDirectory(root.resolve(kind)) || kind.startsWith(".")) {
                continue;
            }
            for (String place : Folder.names(root.resolve(kind))) {
                for (String name : entries(root.resolve(kind).resolve(place))) {
                    Path directory = root.resolve(kind).resolve(place).resolve(name);
                    Optional<CacheEntry> entry = CacheEntry.read(directory);
                    if (entry.isPresent()) {
                        candidates.add(new Candidate(entry.get(), lastUse(entry.get())));
                    } else {
                        remove(directory);
                    }
                }
            }
        }
        candidates.sort(Comparator.comparing(Candidate::lastUse));
        return candidates;
    }

    private static List<String> entries(Path place) throws IOException {
        return Files.isDirectory(place)
                ? Folder.names(place).stream().filter(n -> n.startsWith("e-")).toList()
                : List.of();
    }

    private static FileTime lastUse(CacheEntry entry) {
        try {
            return entry.marks().lastUse();
        } catch (IOException e) {
            // Its door was left closed by one that was killed: it is of no use to anybody.
            return FileTime.fromMillis(0);
        }
    }

    private boolean remove(Path directory) throws IOException {
        if (!new org.cocobean.internal.session.UseMarks(directory).closeIfUnused()) {
            return false;
        }
        takeAway(directory);
        return true;
    }

    /// Removes a build, used or not.
    void takeAway(Path directory) throws IOException {
        Path old = root.resolve(".old-" + UUID.randomUUID());
        Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
        Folder.removeQuietly(old);
    }

    private void removeLeftovers() throws IOException {
        for (String name : Folder.names(root)) {
            if (name.startsWith(".old-")) {
                Folder.removeQuietly(root.resolve(name));
            }
        }
    }
}
