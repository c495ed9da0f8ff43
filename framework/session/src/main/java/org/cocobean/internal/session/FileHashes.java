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
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Digest files by content, reading each version of a file once.
///
/// A file counts as unchanged while its size, its inode and its times of change of content and of
/// attributes stand; a file that was changed within the last two seconds is read again each time,
/// because a second change might leave all of these as they are. A directory is digested by the
/// names in it, and what is not there has a digest of its own, so that its appearance is a change.
public final class FileHashes {

    private static final String ABSENT = "absent";
    private static final long SETTLED_MILLIS = 2000;

    private record Version(FileTime modified, FileTime changed, long size, Object inode) {}

    private record Known(Version version, String hash) {}

    private final ConcurrentHashMap<Path, Known> known = new ConcurrentHashMap<>();

    /// Return the digest of what stands at the path now.
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
        Known before = known.get(path);
        if (before != null && before.version.equals(version)) {
            return before.hash;
        }
        String hash;
        try {
            hash = hashContent(path);
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
        if (isSettled(version)) {
            known.put(path, new Known(version, hash));
        }
        return hash;
    }

    /// Tells whether a digest says that nothing was there.
    public static boolean isAbsent(String hash) {
        return hash.equals(ABSENT);
    }

    private static boolean isSettled(Version version) {
        long latest = Math.max(version.modified.toMillis(), version.changed.toMillis());
        return latest < System.currentTimeMillis() - SETTLED_MILLIS;
    }

    private static String hashContent(Path path) throws IOException {
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
