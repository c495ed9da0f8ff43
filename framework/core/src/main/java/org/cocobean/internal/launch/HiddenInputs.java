package org.cocobean.internal.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;

/// Inputs of a build that no list of sources names.
final class HiddenInputs {

    private HiddenInputs() {}

    /// Returns the files that arguments of the user's name by their whole path, alone or behind an
    /// option, such as a library that is linked or a further list of arguments.
    static List<Path> named(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> Stream.of(argument.strip().split("\\s+")))
                .flatMap(HiddenInputs::path)
                .filter(Files::isRegularFile)
                .distinct()
                .toList();
    }

    private static Stream<Path> path(String word) {
        int start = word.indexOf('/');
        try {
            return start < 0 ? Stream.empty() : Stream.of(Path.of(word.substring(start)));
        } catch (InvalidPathException e) {
            return Stream.empty(); // no file can be called so
        }
    }

    /// Returns where an included file would have been found instead of where it was: in a directory
    /// that is searched earlier. A file that appears there later changes the build.
    static List<Path> passedOver(HdlDesign design, List<Path> read) {
        Stream<List<String>> searched =
                Stream.concat(
                        Stream.of(design.includeDirectories()),
                        design.files().sets().stream().map(SourceSet::includeDirectories));
        return searched.flatMap(directories -> passedOver(paths(directories), read))
                .distinct()
                .toList();
    }

    private static List<Path> paths(List<String> directories) {
        return directories.stream().map(directory -> Path.of(directory).normalize()).toList();
    }

    private static Stream<Path> passedOver(List<Path> directories, List<Path> read) {
        return read.stream()
                .flatMap(file ->
                        directories.stream()
                                .filter(file::startsWith)
                                .flatMap(found ->
                                        directories.stream()
                                                .takeWhile(earlier -> !earlier.equals(found))
                                                .map(earlier ->
                                                        earlier.resolve(found.relativize(file)))));
    }
}
