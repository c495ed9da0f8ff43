package org.cocobean.internal.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cocobean.internal.sources.SourceSets;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceFiles;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;
import org.jspecify.annotations.Nullable;

/// Finds the files that a design names.
final class DesignFiles {

    private DesignFiles() {}

    /// Returns the design with its file lists read and all paths absolute.
    ///
    /// @param reader is told of each file list
    /// @throws IllegalArgumentException naming the file or directory that does not exist
    static HdlDesign absolute(HdlDesign design, Settings settings, Consumer<Path> reader) {
        HdlDesign listed = named(design, settings, reader);
        Path project = settings.projectDirectory();
        List<SourceSet> sets =
                listed.files().sets().stream().map(set -> absolute(set, listed, project)).toList();
        SourceSet own = absolute(listed.files().own(), listed, project).withLibrary(null);
        SourceFiles files = new SourceFiles(own, sets, List.of());
        return SourceSets.flat(listed.with(files).withTop(top(listed)));
    }

    private static SourceSet absolute(SourceSet set, HdlDesign design, Path project) {
        String library = Optional.ofNullable(set.library()).orElse(design.library());
        return set.having(
                        set.sources().stream()
                                .map(source -> source(source, library, design, project))
                                .toList())
                .searching(
                        set.includeDirectories().stream()
                                .map(name -> includeDirectory(name, design, project))
                                .toList());
    }

    /// Returns the design with its file lists read and its patterns replaced by files.
    ///
    /// @param reader is told of each file list
    static HdlDesign named(HdlDesign design, Settings settings, Consumer<Path> reader) {
        HdlDesign listed = FileLists.expand(design, settings, reader);
        SourceFiles files = listed.files();
        UnaryOperator<SourceSet> expand =
                set ->
                        set.having(
                                SourceGlobs.expand(
                                        set.sources(), settings.projectDirectory(), design.top()));
        return listed.with(
                files.withOwn(expand.apply(files.own()))
                        .having(files.sets().stream().map(expand).toList()));
    }

    private static String top(HdlDesign design) {
        String library = design.library();
        boolean named =
                design.top().indexOf('.') >= 0
                        || !design.files().all().stream().allMatch(DesignFiles::isVhdl);
        return library == null || named ? design.top() : library + "." + design.top();
    }

    private static boolean isVhdl(String source) {
        return HdlLanguage.of(Path.of(Source.of(source).path())) == HdlLanguage.VHDL;
    }

    private static String source(
            String text, @Nullable String defaultLibrary, HdlDesign design, Path project) {
        Source source = Source.of(text);
        Path path = project.resolve(source.path()).normalize();
        if (!Files.isRegularFile(path)) {
            throw missing("source", text, design, path);
        }
        Optional<String> library =
                source.library()
                        .or(() -> Optional.ofNullable(isVhdl(text) ? defaultLibrary : null));
        return new Source(library, path.toString()).text();
    }

    private static String includeDirectory(String name, HdlDesign design, Path project) {
        Path path = project.resolve(name).normalize();
        if (!Files.isDirectory(path)) {
            throw missing("include directory", name, design, path);
        }
        return path.toString();
    }

    private static IllegalArgumentException missing(
            String what, String asGiven, HdlDesign design, Path path) {
        return new IllegalArgumentException(
                "the "
                        + what
                        + " '"
                        + asGiven
                        + "' of design '"
                        + design.top()
                        + "' does not exist: looked for "
                        + path
                        + " (relative paths start at the project directory)");
    }
}
