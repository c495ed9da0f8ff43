package org.cocobean.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.internal.session.Fields;
import org.cocobean.internal.session.FileHashes;
import org.cocobean.internal.session.SafeName;
import org.cocobean.internal.session.TrustedPlace;
import org.cocobean.internal.session.UseMarks;

/// One finished build in the cache.
///
/// ```
/// entry.info     the files that the tool found, each with its digest; the files of the build, each
///                with its digest; last the digest of all that
/// content/       the build
/// .users/        who uses it
/// ```
record CacheEntry(Path directory, List<Dependency> dependencies, List<Output> outputs) {

    private static final String INFO = "entry.info";
    private static final String COMPLETE = "complete=";

    /// A file that only the tool knew of, as it was when it was built.
    record Dependency(Path path, String hash) {}

    /// A file of the build.
    record Output(String path, long size, String hash) {}

    static Path contentOf(Path directory) {
        return directory.resolve("content");
    }

    static Path directoryOf(Path content) {
        return content.resolveSibling(".").normalize();
    }

    static Path infoOf(Path directory) {
        return directory.resolve(INFO);
    }

    Path content() {
        return contentOf(directory);
    }

    UseMarks marks() {
        return new UseMarks(directory);
    }

    long size() {
        return outputs.stream().mapToLong(Output::size).sum();
    }

    /// True while all files that the tool found are as they were.
    boolean matches(FileHashes.Moment hashes) throws IOException {
        for (Dependency dependency : dependencies) {
            if (!hashes.hash(dependency.path).equals(dependency.hash)) {
                return false;
            }
        }
        return true;
    }

    /// The files that the tool found and that are not as they were.
    Set<Path> changed(FileHashes.Moment hashes) throws IOException {
        Set<Path> changed = new HashSet<>();
        for (Dependency dependency : dependencies) {
            if (!hashes.hash(dependency.path).equals(dependency.hash)) {
                changed.add(dependency.path);
            }
        }
        return changed;
    }

    /// Looks for a file that is not as it was built: a crash of the machine, a bad disk or a
    /// helping hand may have changed it. Reads all of them, so a process asks once for each entry.
    ///
    /// @param shared whether the group of its files is trusted
    /// @return what is wrong
    Optional<String> damage(FileHashes hashes, boolean shared) throws IOException {
        Optional<String> open = open(shared);
        return open.isPresent() ? open : damageOf(content(), hashes);
    }

    /// The same of the bytes of a copy of the build.
    Optional<String> damageOf(Path copy, FileHashes hashes) throws IOException {
        for (Output output : outputs) {
            String now = hashes.hash(copy.resolve(output.path));
            if (!now.equals(output.hash)) {
                return Optional.of(
                        FileHashes.isAbsent(now)
                                ? output.path + " is missing"
                                : output.path + " was changed");
            }
        }
        return Optional.empty();
    }

    /// Finds what strangers can write: its digest says nothing, since they can write that too.
    private Optional<String> open(boolean shared) throws IOException {
        List<Path> places = new ArrayList<>(List.of(directory, infoOf(directory)));
        try (Stream<Path> all = Files.walk(content())) {
            all.forEach(places::add);
            for (Path place : places) {
                if (TrustedPlace.isOpen(place, shared)) {
                    return Optional.of(
                            "strangers can write "
                                    + (place.equals(directory)
                                            ? "its directory"
                                            : directory.relativize(place)));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | NoSuchFileException e) {
            return Optional.empty(); // what is missing is found by its digest
        }
    }

    static List<Dependency> hashAll(List<Path> paths, Path scratch, FileHashes hashes)
            throws IOException {
        List<Dependency> dependencies = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            if (!absolute.startsWith(scratch)) {
                dependencies.add(new Dependency(absolute, hashes.hash(absolute)));
            }
        }
        return dependencies;
    }

    /// Describes a filled directory; the description is written last and says that it is complete.
    ///
    /// @return how many bytes it holds
    static long write(Path directory, String what, List<Dependency> dependencies, FileHashes hashes)
            throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("what", what);
        putDependencies(fields, dependencies);
        int number = 0;
        long size = 0;
        for (Output output : outputsOf(contentOf(directory), hashes)) {
            size += output.size;
            fields.put("file." + number++, output.size + " " + output.hash + " " + output.path);
        }
        Files.writeString(infoOf(directory), complete(Fields.write(fields)));
        return size;
    }

    /// Nothing of a build is forced to the disk: what a power cut damages is found by its digest,
    /// and that of the description stands in its last line.
    private static String complete(String fields) {
        return fields + COMPLETE + SafeName.digest(fields) + "\n";
    }

    private static boolean isComplete(String text) {
        int last = text.lastIndexOf(COMPLETE);
        return last >= 0 && text.equals(complete(text.substring(0, last)));
    }

    static void putDependencies(Map<String, String> fields, List<Dependency> dependencies) {
        int number = 0;
        for (Dependency dependency : dependencies) {
            fields.put("dep." + number++, dependency.hash + " " + dependency.path);
        }
    }

    static List<Dependency> dependencies(Map<String, String> fields) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String text : numbered(fields, "dep.")) {
            int space = text.indexOf(' ');
            dependencies.add(
                    new Dependency(Path.of(text.substring(space + 1)), text.substring(0, space)));
        }
        return dependencies;
    }

    /// Reads an entry; none when it is gone or its description cannot be understood.
    static Optional<CacheEntry> read(Path directory) throws IOException {
        String text;
        try {
            byte[] bytes = Files.readAllBytes(infoOf(directory));
            text = new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!isComplete(text)) {
            return Optional.empty();
        }
        try {
            Map<String, String> fields = Fields.read(text);
            List<Output> outputs = new ArrayList<>();
            for (String file : numbered(fields, "file.")) {
                String[] parts = file.split(" ", 3);
                outputs.add(new Output(parts[2], Long.parseLong(parts[0]), parts[1]));
            }
            return Optional.of(new CacheEntry(directory, dependencies(fields), outputs));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static List<String> numbered(Map<String, String> fields, String prefix) {
        List<String> values = new ArrayList<>();
        for (String value = fields.get(prefix + 0);
                value != null;
                value = fields.get(prefix + values.size())) {
            values.add(value);
        }
        return values;
    }

    private static List<Output> outputsOf(Path content, FileHashes hashes) throws IOException {
        List<Output> outputs = new ArrayList<>();
        Files.walkFileTree(
                content,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (attributes.isRegularFile()) {
                            outputs.add(
                                    new Output(
                                            content.relativize(file).toString(),
                                            attributes.size(),
                                            hashes.hash(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return outputs;
    }
}
