package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cocobean.internal.environment.Environment;
import org.cocobean.internal.link.Window;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.BrokenEnvironmentException;

/// Looks, before the first simulation of a JVM, whether the directories that all of them need can
/// be written. Tools say in confusing ways that they cannot.
public final class Preflight {

    /// What every simulation needs at the least; a disk with less counts as full.
    private static final long LEAST_BYTES = 1 << 20;

    private static final byte[] PROBE = new byte[4096];

    private Preflight() {}

    /// What was found of one directory.
    ///
    /// @param use what it is for
    /// @param fault what is wrong with it and what to do, empty when all is well
    public record Finding(String use, Path directory, long freeBytes, Optional<String> fault) {

        /// Returns it in one line.
        public String line() {
            return fault.map(text -> "BROKEN: " + text)
                    .orElseGet(() ->
                            String.format(
                                    Locale.ROOT,
                                    "%s: %s (%.1f GiB free)",
                                    use,
                                    directory,
                                    freeBytes / 0x1p30));
        }
    }

    /// Looks at all directories that a session needs.
    ///
    /// @param onHost whether the tools run in this machine's environment
    public static List<Finding> look(Session session, boolean onHost) {
        Settings settings = session.settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                look(
                        "run directory",
                        session.run().workerPath(),
                        "choose another one with -Dcocobean.run.dir=DIR"));
        findings.add(
                look(
                        "cache",
                        made(session.cache().directory()),
                        "choose another one with -Dcocobean.cache=DIR"));
        findings.add(
                look(
                        "temporary directory",
                        settings.temporaryDirectory(),
                        "choose another one with -Djava.io.tmpdir=DIR"));
        if (onHost) {
            findings.add(look("shared memory", Window.directory(), "remove what is left there"));
            for (String variable : Environment.TEMPORARY_DIRECTORIES) {
                settings.path("env." + variable)
                        .map(directory ->
                                look(
                                        "temporary directory of the tools (" + variable + ")",
                                        directory,
                                        "set the environment variable "
                                                + variable
                                                + " to another one, or unset it"))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /// Looks at all directories that a session needs.
    ///
    /// @throws BrokenEnvironmentException naming all that are of no use
    static void require(Session session, boolean onHost) {
        List<String> faults =
                look(session, onHost).stream().flatMap(one -> one.fault.stream()).toList();
        if (!faults.isEmpty()) {
            throw new BrokenEnvironmentException(
                    "no simulation can run here: " + String.join("; ", faults));
        }
    }

    /// The cache is made when it is first needed.
    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            return directory; // its finding says what is wrong with it
        }
    }

    static Finding look(String use, Path directory, String otherwise) {
        long free = directory.toFile().getUsableSpace();
        String name = "the " + use + " " + directory;
        try {
            if (!Files.exists(directory)) {
                return broken(
                        use, directory, free, name + " does not exist: make it, or " + otherwise);
            }
            if (!Files.isDirectory(directory)) {
                throw new NotDirectoryException(directory.toString());
            }
            Path probe = Files.createTempFile(directory, ".cocobean-probe-", "");
            try {
                Files.write(probe, PROBE);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            if (free >= LEAST_BYTES) {
                return broken(
                        use,
                        directory,
                        free,
                        name + " cannot be written (" + e + "): mend that, or " + otherwise);
            }
        }
        return free >= LEAST_BYTES
                ? new Finding(use, directory, free, Optional.empty())
                : broken(
                        use,
                        directory,
                        free,
                        name
                                + " is on a full disk, "
                                + (free >> 10)
                                + " KiB are left: free some, or "
                                + otherwise);
    }

    private static Finding broken(String use, Path directory, long free, String fault) {
        return new Finding(use, directory, free, Optional.of(fault));
    }
}
