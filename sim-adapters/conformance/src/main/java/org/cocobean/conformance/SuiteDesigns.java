package org.cocobean.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The suite's HDL files, as files: those of a jar are unpacked once for each JVM.
public final class SuiteDesigns {

    private static final String MARK = "hdl/README.md";

    private SuiteDesigns() {}

    /// Returns the file of this name, such as `sample_module.v`, whether or not it exists.
    public static Path file(String name) {
        return Unpacked.ROOT.resolve("hdl").resolve(name);
    }

    /// Returns the file of this name among the sample designs, such as `verilog/counter.v`.
    public static Path sample(String name) {
        return Unpacked.ROOT.resolve("samples").resolve(name);
    }

    private static final class Unpacked {
        static final Path ROOT = unpack();

        private static Path unpack() {
            URL mark = SuiteDesigns.class.getResource(MARK);
            if (mark == null) {
                throw new IllegalStateException(
                        "the conformance suite has lost its designs: there is no " + MARK);
            }
            try {
                URI uri = mark.toURI();
                if (uri.getScheme().equals("file")) {
                    return Path.of(uri).resolveSibling("..").normalize();
                }
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    Path packed = jar.provider().getPath(uri).resolveSibling("..").normalize();
                    return copy(packed, target());
                }
            } catch (URISyntaxException | IOException e) {
                throw new IllegalStateException("cannot unpack the suite's designs", e);
            }
        }

        /// The same place in every run, since a build's key names its sources by their paths.
        private static Path target() {
            return Home.project().resolve("target/cocobean/suite");
        }

        private static Path copy(Path from, Path to) throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.walk(from)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                write(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        }

        /// Other JVMs may read the file, or write the same one, at this moment.
        private static void write(Path from, Path to) {
            try {
                byte[] content = Files.readAllBytes(from);
                if (Files.exists(to) && Arrays.equals(content, Files.readAllBytes(to))) {
                    return;
                }
                Files.createDirectories(to.getParent());
                Path fresh = Files.createTempFile(to.getParent(), ".", ".new");
                Files.write(fresh, content);
                Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack " + to, e);
            }
        }
    }
}
