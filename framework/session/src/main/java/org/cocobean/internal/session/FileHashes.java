package org.cocobean.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Digests files by content, reading each version of a file once.
///
/// A file counts as unchanged while its size, its inode and its times of change of content and of
/// attributes stand; a file that was changed just now is read again, because a second change might
/// leave all of these as they are. What is just now, a clock says only roughly, since that of a
/// file server may differ: a change of the last five minutes must have been seen two seconds ago by
/// this process. A directory is digested by the names in it, and what is not there has a digest of
/// its own, so that its appearance is a change.
public final class FileHashes {

    private static final String ABSENT = "absent";
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /// So much may the clocks of this host and of a file server differ.
    private static final Duration DIFFERENCE = Duration.ofMinutes(5);

    private record Version(FileTime modified, FileTime changed, long size, Object inode) {}

    /// @param sinceNs when this process first saw this version
    /// @param settled whether no change can leave the version as it is
    private record Known(Version version, String hash, long sinceNs, boolean settled) {}

    private final ConcurrentHashMap<Path, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong reads = new AtomicLong();

    /// Returns the digest of what stands at the path now.
    public String hash(Path path) throws IOException {
        Map<String, Object> attributes;
        try {
            attributes =
                    Files.readAttributes(path, "unix:lastModifiedTime,ctime,size,ino,isDirectory");
        } catch (NoSuchFileException e) {
            return ABSENT;
        } catch (FileSystemException e) {
            if (Files.notExists(path)) {
                return ABSENT;
            }
            throw e;
        }
        if (Boolean.TRUE.equals(attributes.get("isDirectory"))) {
            return hashNames(path);
        }
        Version version =
                new Version(
                        (FileTime) required(attributes, "lastModifiedTime"),
                        (FileTime) required(attributes, "ctime"),
                        (Long) required(attributes, "size"),
                        required(attributes, "ino"));
        long now = System.nanoTime();
        Known before = known.get(path);
        if (before == null || !before.version.equals(version)) {
            before = new Known(version, "", now, false);
        }
        if (before.settled) {
            return before.hash;
        }
        String hash;
        try {
            hash = hashContent(path);
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
        boolean settled = isOld(version) || now - before.sinceNs >= SETTLED.toNanos();
        known.put(path, new Known(version, hash, before.sinceNs, settled));
        return hash;
    }

    /// What the files were at one moment: each is looked at once, when it is first asked for.
    public final class Moment {

        private final Map<Path, String> seen = new HashMap<>();

        private Moment() {}

        /// Returns the digest of what stood at the path.
        public String hash(Path path) throws IOException {
            String hash = seen.get(path);
            if (hash == null) {
                hash = FileHashes.this.hash(path);
                seen.put(path, hash);
            }
            return hash;
        }
    }

    /// Begins a moment, in which many builds are compared with the same files.
    public Moment moment() {
        return new Moment();
    }

    /// Tells whether a digest says that nothing was there.
    public static boolean isAbsent(String hash) {
        return hash.equals(ABSENT);
    }

    private static boolean isOld(Version version) {
        long latest = Math.max(version.modified.toMillis(), version.changed.toMillis());
        return latest < System.currentTimeMillis() - DIFFERENCE.toMillis();
    }

    /// How many files were read so far.
    long reads() {
        return reads.get();
    }

    private String hashContent(Path path) throws IOException {
        reads.incrementAndGet();
        MessageDigest digest = SafeName.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hashNames(Path directory) throws IOException {
        try {
            return "names-" + SafeName.digest(String.join("\0", Folder.names(directory)));
        } catch (NotDirectoryException e) {
            return ABSENT;
        }
    }

    private static Object required(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("The file system tells no " + name);
        }
        return value;
    }
}
