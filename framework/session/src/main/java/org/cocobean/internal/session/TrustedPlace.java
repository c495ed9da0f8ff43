package org.cocobean.internal.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells whether a directory holds only what the user of this process, root, or someone they trust
/// has put there. What lies in it is loaded and run.
public final class TrustedPlace {

    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private TrustedPlace() {}

    /// Refuses a directory that strangers can write, or replace.
    ///
    /// @param shared whether its owner and its group are trusted
    /// @throws AccessDeniedException with the reason and what to do
    public static void require(Path directory, boolean shared) throws IOException {
        Path real = directory.toRealPath();
        long me = Me.UID;
        for (Path place = real; place != null; place = place.getParent()) {
            Optional<String> fault = fault(place, me, shared, place.equals(real));
            if (fault.isPresent()) {
                throw new AccessDeniedException(
                        directory.toString(), null, "not used, since " + fault.get());
            }
        }
    }

    /// Takes from strangers the right to write a file or directory.
    ///
    /// @param shared whether its group is trusted
    /// @throws AccessDeniedException when it belongs to somebody else, who has to do that
    public static void close(Path place, boolean shared) throws IOException {
        long me = Me.UID;
        Map<String, Object> status =
                Files.readAttributes(place, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        long mode = number(status, "mode");
        long open = mode & forbidden(status, me, shared);
        if (open == 0 || Files.isSymbolicLink(place)) {
            return;
        }
        if (number(status, "uid") != me && me != 0) {
            throw new AccessDeniedException(
                    place.toString(),
                    null,
                    "not used, since strangers can write it and it belongs to another user (%d): let them chmod go-w it"
                            .formatted(number(status, "uid")));
        }
        Files.setAttribute(place, "unix:mode", (int) (mode & ~open) & 07777);
    }

    /// As [#close], for a directory and all that is in it.
    public static void closeTree(Path directory, boolean shared) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path place : all.toList()) {
                close(place, shared);
            }
        }
    }

    /// Tells whether strangers can write a file or directory that lies in a trusted one.
    ///
    /// @param shared whether its group is trusted
    public static boolean isOpen(Path place, boolean shared) throws IOException {
        Map<String, Object> status =
                Files.readAttributes(place, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        long me = Me.UID;
        return !Files.isSymbolicLink(place)
                && (number(status, "mode") & forbidden(status, me, shared)) != 0;
    }

    /// The bits by which strangers may write.
    private static long forbidden(Map<String, Object> status, long me, boolean shared) {
        return isOwnGroup(status, me) || shared ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITES;
    }

    /// A group of the same number as its user is that user's own.
    private static boolean isOwnGroup(Map<String, Object> status, long me) {
        return number(status, "gid") == me || number(status, "gid") == 0;
    }

    private static Optional<String> fault(Path place, long me, boolean shared, boolean itself)
            throws IOException {
        Map<String, Object> status =
                Files.readAttributes(place, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        long owner = number(status, "uid");
        long mode = number(status, "mode");
        if (owner != me && owner != 0 && !shared) {
            return Optional.of(
                    "%s belongs to another user (%d), who could change what runs here: use a directory of your own, or -Dcocobean.cache.shared=true if you trust them"
                            .formatted(place, owner));
        }
        boolean sticky = (mode & STICKY) != 0 && !itself;
        if ((mode & OTHERS_WRITE) != 0 && !sticky) {
            return Optional.of("everybody can write %s: chmod o-w %s".formatted(place, place));
        }
        if ((mode & GROUP_WRITES) != 0 && !isOwnGroup(status, me) && !shared && !sticky) {
            return Optional.of(
                    "its group can write %s: chmod g-w %s, or -Dcocobean.cache.shared=true if you trust the group"
                            .formatted(place, place));
        }
        return Optional.empty();
    }

    /// Whom this process runs as, asked once.
    private static final class Me {

        static final long UID = uid();

        private static long uid() {
            try {
                return number(Files.readAttributes(Path.of("/proc/self"), "unix:uid"), "uid");
            } catch (IOException e) {
                throw new UncheckedIOException("whose this process is cannot be told", e);
            }
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) attributes.getOrDefault(name, 0)).longValue();
    }
}
