package org.cocobean.internal.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.cocobean.internal.session.TrustedPlace;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.NativeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// Puts the native parts that travel in the jar on disk: prebuilt where those for this platform
/// load with this C library, else compiled from the packed sources on first use.
public final class NativeLibraries {

    private static final String SOURCES = "/org/cocobean/native/src/";
    private static final String BINARIES = "/org/cocobean/native/bin/";
    static final List<String> SOURCE_FILES =
            List.of(
                    "agent/agent.c",
                    "agent/agent.h",
                    "agent/heap.c",
                    "agent/image.c",
                    "agent/image.h",
                    "agent/texts.c",
                    "agent/texts.h",
                    "agent/view.c",
                    "agent/view.h",
                    "engine/engine.h",
                    "engine/engine_clock.c",
                    "engine/engine_edge.c",
                    "engine/engine_ram.c",
                    "engine/engine_stream.c",
                    "engine/engine_timer.c",
                    "engine/engine_uart.c",
                    "engine/engines.c",
                    "link/lease.h",
                    "link/link_host.c",
                    "link/process_link.c",
                    "link/signals.h",
                    "link/socket_link.c",
                    "link/socket_link.h",
                    "model/model.c",
                    "model/model.h",
                    "model/model_coast.c",
                    "model/model_home.c",
                    "model/model_home.h",
                    "model/model_internal.h",
                    "model/model_object.c",
                    "model/model_value.c",
                    "preload/casts.c",
                    "preload/output.c",
                    "vpi/array_table.c",
                    "vpi/array_table.h",
                    "vpi/design_table.c",
                    "vpi/design_table.h",
                    "vpi/vhdl_table.c",
                    "vpi/vhdl_table.h",
                    "vpi/vpi.h",
                    "vpi/vpi_home.c",
                    "vpi/vpi_home.h",
                    "vpi/vpi_images.c",
                    "vpi/vpi_index.c",
                    "vpi/vpi_index.h",
                    "vpi/vpi_object.c",
                    "vpi/vpi_scope.c",
                    "vpi/vpi_scope.h",
                    "vpi/vpi_tasks.c",
                    "vpi/vpi_value.c",
                    "vpi/vpi_waves.c",
                    "window/handover.h",
                    "window/window.h");

    private static final Pattern OF_THE_AGENT =
            Pattern.compile("(agent|engine|vpi)/.*\\.c|link/(process|socket)_link\\.c");

    static final List<String> AGENT_FILES =
            SOURCE_FILES.stream().filter(OF_THE_AGENT.asMatchPredicate()).toList();

    /// A library that is made of some of the sources.
    private record Part(String name, String visibility, List<String> files) {}

    private static final Part LINK =
            new Part("libcocobean_link.so", "default", List.of("link/link_host.c"));
    private static final Part AGENT = new Part("cocobean.vpi", "hidden", AGENT_FILES);
    private static final Part CASTS =
            new Part("libcocobean_casts.so", "hidden", List.of("preload/casts.c"));
    private static final Part OUTPUT =
            new Part("libcocobean_output.so", "hidden", List.of("preload/output.c"));
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final String DIGESTS = "digests";
    private static final List<Part> PARTS = List.of(LINK, AGENT, CASTS, OUTPUT);

    /// What goes to where simulators run; the link stays with the JVM.
    private static final List<Part> PARTS_OF_SIMULATORS = List.of(AGENT, CASTS, OUTPUT);

    private final Path directory;
    private final boolean shared;

    private NativeLibraries(Path directory, boolean shared) {
        this.directory = directory;
        this.shared = shared;
    }

    /// Unpacks or compiles below a cache directory; a second call with the same jar finds
    /// everything done.
    ///
    /// @param shared whether the group of the cache is trusted
    /// @throws IllegalStateException when there is no prebuilt library and no C compiler
    public static NativeLibraries install(Path cache, boolean shared) throws IOException {
        return install(cache, HostPlatform.current(), shared);
    }

    static NativeLibraries install(Path cache, HostPlatform host, boolean shared)
            throws IOException {
        String platform = host.system();
        Path directory =
                cache.resolve("native")
                        .resolve(platform + "-" + host.library() + "-" + fingerprint(platform));
        NativeLibraries installed = new NativeLibraries(directory, shared);
        if (installed.isWhole(directory)) {
            return installed;
        }
        Path scratch = scratch(directory, "unpack-");
        Path sources = Files.createDirectory(scratch.resolve("src"));
        for (String name : SOURCE_FILES) {
            Path source = sources.resolve(name);
            Files.createDirectories(source.getParent());
            Files.write(source, resource(SOURCES + name));
        }
        for (Part part : PARTS) {
            byte[] prebuilt = resourceOrEmpty(BINARIES + platform + "/" + part.name);
            if (prebuilt.length > 0 && host.canLoad(prebuilt)) {
                Files.write(scratch.resolve(part.name), prebuilt);
            } else {
                compile(part, sources, scratch);
            }
        }
        installed.moveInto(scratch, directory);
        return installed;
    }

    /// Returns where everything lies, for adapters.
    public NativeFiles files() {
        return filesIn(directory);
    }

    private NativeFiles filesIn(Path libraries) {
        return new NativeFiles(
                libraries.resolve(AGENT.name),
                libraries.resolve(CASTS.name),
                libraries.resolve(OUTPUT.name),
                directory.resolve("src"));
    }

    /// Returns the parts that fit the place where an executor runs programs; what is not there yet
    /// is compiled there.
    public NativeFiles filesFor(Executor executor) throws IOException, InterruptedException {
        Optional<String> platform = executor.platform();
        if (platform.isEmpty()) {
            return files();
        }
        Path foreign = directory.resolveSibling(directory.getFileName() + "-in-" + platform.get());
        if (isWhole(foreign)) {
            return filesIn(foreign);
        }
        Path scratch = scratch(directory, "foreign-");
        for (Part part : PARTS_OF_SIMULATORS) {
            compile(part, executor, scratch);
        }
        moveInto(scratch, foreign);
        return filesIn(foreign);
    }

    private void compile(Part part, Executor executor, Path output)
            throws IOException, InterruptedException {
        List<String> argv = compiler(part, output);
        try {
            Executor.Outcome outcome =
                    executor.run(Command.of(files().sources(), argv), Duration.ofMinutes(5));
            if (outcome.exitCode() != 0) {
                throw new IllegalStateException(
                        "compiling the agent for executor '%s' failed with exit code %d: %s\n%s"
                                .formatted(
                                        executor.name(),
                                        outcome.exitCode(),
                                        String.join(" ", argv),
                                        outcome.output()));
            }
        } catch (TimeoutException e) {
            throw new IOException("compiling the agent took longer than 5 minutes", e);
        }
    }

    /// Returns the JVM's end of the link.
    public Path link() {
        return directory.resolve(LINK.name);
    }

    private static void compile(Part part, Path sources, Path output) throws IOException {
        List<String> argv = compiler(part, output);
        try {
            ProcessResult result =
                    new ProcessExecutor(argv)
                            .directory(sources.toFile())
                            .redirectErrorStream(true)
                            .readOutput(true)
                            .timeout(5, TimeUnit.MINUTES)
                            .execute();
            if (result.getExitValue() != 0) {
                throw new IllegalStateException(
                        "no prebuilt agent fits "
                                + HostPlatform.current().system()
                                + " and compiling it failed: "
                                + String.join(" ", argv)
                                + "\n"
                                + result.outputUTF8());
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException(
                    "compiling the agent was interrupted or took too long: " + argv, e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no prebuilt agent fits "
                            + HostPlatform.current().system()
                            + " and there is no C compiler `cc` to make one: install gcc (Debian:"
                            + " apt-get install gcc)",
                    e);
        }
    }

    private static List<String> compiler(Part part, Path output) {
        List<String> argv =
                new ArrayList<>(List.of("cc", "-O2", "-std=gnu11", "-fPIC", "-shared", "-I."));
        argv.add("-fvisibility=" + part.visibility);
        argv.addAll(List.of("-o", output.resolve(part.name).toString()));
        argv.addAll(part.files);
        argv.addAll(List.of("-lpthread", "-ldl"));
        return argv;
    }

    /// Readable by all whom the user's umask lets, as one made for temporary files is not.
    private static Path scratch(Path directory, String prefix) throws IOException {
        Files.createDirectories(directory.getParent());
        return Files.createDirectory(directory.resolveSibling(prefix + UUID.randomUUID()));
    }

    private void moveInto(Path scratch, Path directory) throws IOException {
        Digests.write(scratch, DIGESTS);
        TrustedPlace.closeTree(scratch, shared);
        TrustedPlace.close(directory.resolveSibling(""), shared);
        try {
            Files.move(scratch, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (isWhole(directory)) {
                deleteTree(scratch); // another process was quicker; what it made is the same
                return;
            }
            replace(directory, scratch, e);
        }
    }

    /// Somebody took or changed a file of it; who has loaded it keeps what is loaded.
    private void replace(Path directory, Path scratch, FileSystemException why) throws IOException {
        Path damaged = directory.resolveSibling("damaged-" + UUID.randomUUID());
        if (!Files.isDirectory(directory)) {
            deleteTree(scratch);
            throw why;
        }
        LOG.warn(
                "Made anew, since files of it were missing, changed, or for strangers to write: {}",
                directory);
        try {
            Files.move(directory, damaged, StandardCopyOption.ATOMIC_MOVE);
            Files.move(scratch, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            deleteTree(scratch);
            if (!isWhole(directory)) {
                throw e;
            }
        }
        if (Files.isDirectory(damaged)) {
            deleteTree(damaged);
        }
    }

    /// Once for each JVM: reads all files.
    private boolean isWhole(Path directory) throws IOException {
        return Files.isDirectory(directory) && Digests.hold(directory, DIGESTS, shared);
    }

    private static String fingerprint(String platform) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : SOURCE_FILES) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(resource(SOURCES + name));
            }
            for (Part part : PARTS) {
                digest.update(resourceOrEmpty(BINARIES + platform + "/" + part.name));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        byte[] bytes = resourceOrEmpty(name);
        if (bytes.length == 0) {
            throw new IOException(
                    "the framework's jar lacks " + name + ": build it with ./cocobean or mvn");
        }
        return bytes;
    }

    private static byte[] resourceOrEmpty(String name) throws IOException {
        try (InputStream in = NativeLibraries.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
