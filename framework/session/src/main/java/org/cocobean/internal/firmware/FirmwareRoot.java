package org.cocobean.internal.firmware;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.internal.session.Folder;

/// The directory that holds one directory per firmware and `common`, which all of them may read.
public record FirmwareRoot(Path path) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
    private static final String COMMON = "common";
    private static final String MAKEFILE = "Makefile";

    /// Looks for a directory of the given name in a directory and those above it.
    public static Optional<Path> search(Path from, String name) {
        for (Path at = from; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(name))) {
                return Optional.of(at.resolve(name));
            }
        }
        return Optional.empty();
    }

    /// True for a text that can only name a directory directly below the root.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// True when there is a firmware of this name, which really lies in the root.
    public boolean has(String name) throws IOException {
        Path directory = path.resolve(name);
        return !name.equals(COMMON)
                && Files.isRegularFile(directory.resolve(MAKEFILE))
                && directory.toRealPath().startsWith(path.toRealPath());
    }

    /// The names of all firmware in the root, sorted.
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : Folder.names(path)) {
            if (isName(name) && has(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// The sources of one firmware and of `common`, relative to the root, sorted; what a build by
    /// hand has left is no source.
    public List<Path> sources(String name) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String part : new String[] {name, COMMON}) {
            if (!Files.isDirectory(path.resolve(part))) {
                continue;
            }
            try (Stream<Path> files =
                    Files.walk(path.resolve(part), FileVisitOption.FOLLOW_LINKS)) {
                files.filter(Files::isRegularFile)
                        .map(path::relativize)
                        .filter(file -> !isBuilt(file, name))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /// Copies the sources of one firmware into an empty directory.
    public void copySources(String name, Path target) throws IOException {
        for (Path source : sources(name)) {
            Path copy = target.resolve(source.toString());
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(path.resolve(source), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static boolean isBuilt(Path file, String name) {
        String last = String.valueOf(file.getFileName());
        boolean underBuild = file.getNameCount() > 2 && file.getName(1).toString().equals("build");
        return underBuild
                || last.endsWith(".o")
                || last.endsWith(".d")
                || last.equals(name + ".elf")
                || last.equals(name + ".vmem");
    }
}
