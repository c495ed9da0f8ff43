package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.cocobean.internal.firmware.FirmwareRoot;
import org.cocobean.internal.firmware.MakeRun;
import org.cocobean.internal.session.Folder;
import org.cocobean.settings.Settings;

/// Builds firmware with `make`, once for all workers and runs.
///
/// The firmware root holds one directory per firmware, each with a `Makefile`; `make -C NAME` has
/// to write `NAME/NAME.vmem` and `NAME/NAME.elf` and may read `NAME` and `common` only. It runs in
/// a private copy of these two, so that builds with different arguments share no object files, with
/// an environment that is empty but for the search path and the home. All methods may be called
/// from any thread.
public final class FirmwareBuilder {

    private static final String DEFAULT_ROOT = "firmware-samples";

    private final Settings settings;
    private final BuildCache cache;

    FirmwareBuilder(Settings settings, BuildCache cache) {
        this.settings = settings;
        this.cache = cache;
    }

    /// Builds a firmware, or takes it from the cache.
    ///
    /// @param name the name of its directory
    /// @param makeArgs arguments for `make`, such as `DEBUG=1`
    /// @throws IllegalArgumentException when there is no firmware of this name
    /// @throws BuildFailedException when `make` fails; with its output
    public FirmwareImage build(String name, String... makeArgs) {
        List<String> arguments = List.of(makeArgs);
        try {
            FirmwareRoot root = root();
            check(root, name);
            CachedBuild build =
                    cache.obtain(
                            key(root, name, arguments), out -> make(root, name, arguments, out));
            return new FirmwareImage(
                    name,
                    build.path().resolve(name + ".vmem"),
                    build.path().resolve(name + ".elf"));
        } catch (IOException e) {
            throw new CallOnceException(
                    "The sources of the firmware '%s' cannot be read: %s"
                            .formatted(name, Failures.describe(e)),
                    e);
        }
    }

    /// Builds a firmware and copies its memory image into a directory.
    ///
    /// @param directory where to copy it to, such as the directory of a test
    /// @param dest the name of the copy, relative to the directory
    /// @return the firmware with the path of the copy
    public FirmwareImage buildInto(Path directory, String dest, String name, String... makeArgs) {
        Path copy = directory.resolve(dest).normalize();
        if (Path.of(dest).isAbsolute() || !copy.startsWith(directory) || copy.equals(directory)) {
            throw new IllegalArgumentException(
                    "The firmware '%s' cannot be copied to dest = \"%s\": that is not inside the directory of the test"
                            .formatted(name, dest));
        }
        FirmwareImage image = build(name, makeArgs);
        try {
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(image.path(), copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CallOnceException(
                    "The firmware '%s' cannot be copied to %s: %s. Check that the directory can be written and the disk is not full."
                            .formatted(name, copy, Failures.describe(e)),
                    e);
        }
        return image.at(copy);
    }

    /// The names of all firmware that can be built, sorted.
    public List<String> names() {
        try {
            return root().names();
        } catch (IOException e) {
            throw new CallOnceException(
                    "The firmware root cannot be read: " + Failures.describe(e), e);
        }
    }

    private FirmwareRoot root() {
        Path path =
                settings.firmwareRoot()
                        .or(() -> FirmwareRoot.search(settings.workingDirectory(), DEFAULT_ROOT))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no directory '%s' in %s or above it. Say where the firmware is with -Dcocobean.firmware.root=DIR."
                                                .formatted(
                                                        DEFAULT_ROOT,
                                                        settings.workingDirectory())));
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "The firmware root %s is not a directory. Say where the firmware is with -Dcocobean.firmware.root=DIR."
                            .formatted(path));
        }
        return new FirmwareRoot(path);
    }

    private static void check(FirmwareRoot root, String name) throws IOException {
        if (!FirmwareRoot.isName(name)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be the name of a firmware: it is one directory in %s, named with letters, digits, '_' and '-'"
                            .formatted(name, root.path()));
        }
        if (!root.has(name)) {
            throw new IllegalArgumentException(
                    "There is no firmware '%s' with a Makefile in %s. Known: %s."
                            .formatted(name, root.path(), String.join(", ", root.names())));
        }
    }

    private BuildKey key(FirmwareRoot root, String name, List<String> arguments)
            throws IOException {
        BuildKey key = BuildKey.of("firmware", name).with("make", arguments);
        Optional<Path> compiler = settings.findProgram(compiler(arguments));
        if (compiler.isPresent()) {
            key = key.withInput("compiler", compiler.get().toRealPath());
        }
        for (Path source : root.sources(name)) {
            key = key.withInput(source.toString(), root.path().resolve(source));
        }
        return key;
    }

    /// Firmware of the usual form chooses its tools with `CROSS=`.
    private String compiler(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("CROSS="))
                .reduce((first, last) -> last)
                .map(argument -> argument.substring("CROSS=".length()) + "gcc")
                .orElseGet(settings::firmwareCompiler);
    }

    private List<Path> make(FirmwareRoot root, String name, List<String> arguments, Path out)
            throws IOException, InterruptedException {
        Path copy = out.resolve(".sources");
        root.copySources(name, copy);
        MakeRun make = new MakeRun(settings);
        MakeRun.Ending ending = make.run(copy, name, arguments);
        // The copy is gone when somebody reads this; the sources that it was made of are not.
        String output = ending.output().replace(copy.toString(), root.path().toString());
        if (!ending.good()) {
            throw new BuildFailedException(ending.reason() + hint(arguments) + ":\n" + output);
        }
        for (String suffix : new String[] {".vmem", ".elf"}) {
            Path built = copy.resolve(name).resolve(name + suffix);
            if (!Files.isRegularFile(built)) {
                throw new BuildFailedException(
                        "make -C %s succeeded but wrote no %s/%s%s, which it has to:%n%s"
                                .formatted(name, name, name, suffix, output));
            }
            Files.move(built, out.resolve(name + suffix));
        }
        Folder.remove(copy);
        return List.of();
    }

    private String hint(List<String> arguments) {
        String compiler = compiler(arguments);
        return settings.findProgram(compiler).isPresent()
                ? ""
                : " (there is no %s on the PATH; Debian: apt install gcc-riscv64-unknown-elf)"
                        .formatted(compiler);
    }
}
