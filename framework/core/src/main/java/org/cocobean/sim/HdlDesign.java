package org.cocobean.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A design to simulate: everything that decides what the compiler makes of it, and how it is
/// started.
///
/// Immutable; each `with…` method returns a changed copy. Relative paths resolve against the
/// project directory.
///
/// @param top the top-level module or entity
/// @param sources in any order that the includes and macros of Verilog allow: VHDL needs none,
///   packages come first; `LIBRARY=path` puts a VHDL source into a library `*`, `?`, `**` and
///   `{a,b}` match files, and `!` in front of a pattern takes away what others matched
/// @param library of VHDL that the sources without one, and the top, belong to; null for `work`
/// @param fileLists files that list sources, which come before the ones named here; paths in a list
///   start at the project directory, or with `-F ` in front of its name at its own directory
/// @param includeDirectories searched by `` `include ``
/// @param defines macros, empty value for a bare one
/// @param parameters top-level parameters or generics by name; text is quoted where the simulator
///   wants it
/// @param timescale for sources without one, `1ns/1ps` unless chosen otherwise; null for the
///   simulator's own default, which differs from one to the next
/// @param language the standard, for example `2012` or `08`; null for the adapter's default
/// @param buildArguments handed to the compiler as they are
/// @param runArguments handed to the simulator as they are
/// @param plusargs for example `foo=bar`; a plus sign before one is taken off
/// @param visible internal signals that tests reach, as patterns of paths below the top (`*` for
///   anything, `all`); only simulators without [org.cocobean.sim.spi.Capability#INTERNALS_VISIBLE]
///   need them
/// @param fullImages memory images, as paths from the directory of the simulation or `*` for all,
///   that must fill what `$readmemh` or `$readmemb` loads them into; others that are too short are
///   a warning
public record HdlDesign(
        String top,
        List<String> sources,
        @Nullable String library,
        List<String> fileLists,
        List<String> includeDirectories,
        Map<String, String> defines,
        Map<String, String> parameters,
        @Nullable String timescale,
        @Nullable String language,
        List<String> buildArguments,
        List<String> runArguments,
        List<String> plusargs,
        List<String> visible,
        List<String> fullImages) {

    /// Without it a clock of 10 ns could not run: the steps of some simulators are seconds.
    private static final String DEFAULT_TIMESCALE = "1ns/1ps";

    /// Copies the collections.
    public HdlDesign {
        if (top.isBlank()) {
            throw new IllegalArgumentException(
                    "a design needs the name of its top-level module or entity");
        }
        sources = List.copyOf(sources);
        fileLists = List.copyOf(fileLists);
        includeDirectories = List.copyOf(includeDirectories);
        defines = ordered(defines, "macro", top);
        parameters = ordered(parameters, "parameter", top);
        buildArguments = List.copyOf(buildArguments);
        runArguments = List.copyOf(runArguments);
        plusargs = plusargs.stream().map(plusarg -> plusarg.replaceFirst("^\\+", "")).toList();
        visible = List.copyOf(visible);
        fullImages = List.copyOf(fullImages);
    }

    /// Space round a name is none of it, and the simulators would each make something else of it.
    private static Map<String, String> ordered(Map<String, String> map, String what, String top) {
        Map<String, String> ordered = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "the design '%s' gives the value '%s' to a %s without a name"
                                .formatted(top, value, what));
            }
            ordered.put(name.strip(), value);
        });
        return Collections.unmodifiableMap(ordered);
    }

    /// Describes a design by its top and its sources.
    public static HdlDesign of(String top, String... sources) {
        return new HdlDesign(
                top,
                List.of(sources),
                null,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                DEFAULT_TIMESCALE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// Describes a design by its top and its sources.
    public static HdlDesign of(String top, Path... sources) {
        return of(top, java.util.Arrays.stream(sources).map(Path::toString).toArray(String[]::new));
    }

    /// Names another top.
    public HdlDesign withTop(String newTop) {
        return with(draft -> draft.top = newTop);
    }

    /// Sets the library of VHDL that sources without one, and the top, belong to.
    public HdlDesign withLibrary(@Nullable String newLibrary) {
        return with(draft -> draft.library = newLibrary);
    }

    /// Adds sources.
    public HdlDesign withSources(String... more) {
        return with(draft -> draft.sources = joined(sources, more));
    }

    /// Adds file lists.
    public HdlDesign withFileLists(String... more) {
        return with(draft -> draft.fileLists = joined(fileLists, more));
    }

    /// Replaces sources, include directories and macros, and takes the file lists away: for what
    /// has read them.
    public HdlDesign withFiles(
            List<String> newSources, List<String> directories, Map<String, String> macros) {
        return with(draft -> {
            draft.sources = newSources;
            draft.fileLists = List.of();
            draft.includeDirectories = directories;
            draft.defines = macros;
        });
    }

    /// Adds include directories.
    public HdlDesign withIncludeDirectories(String... more) {
        return with(draft -> draft.includeDirectories = joined(includeDirectories, more));
    }

    /// Sets a macro.
    public HdlDesign withDefine(String name, String value) {
        return with(draft -> draft.defines = put(defines, name, value));
    }

    /// Sets a top-level parameter or generic; numbers and booleans by their text.
    public HdlDesign withParameter(String name, Object value) {
        return with(draft -> draft.parameters = put(parameters, name, String.valueOf(value)));
    }

    /// Removes all parameters and generics.
    public HdlDesign withoutParameters() {
        return with(draft -> draft.parameters = Map.of());
    }

    /// Sets the time scale of sources without one, for example `1ns/1ps`.
    public HdlDesign withTimescale(String newTimescale) {
        return with(draft -> draft.timescale = newTimescale);
    }

    /// Sets the language standard, for example `2012` or `08`.
    public HdlDesign withLanguage(String newLanguage) {
        return with(draft -> draft.language = newLanguage);
    }

    /// Adds compiler arguments.
    public HdlDesign withBuildArguments(String... more) {
        return with(draft -> draft.buildArguments = joined(buildArguments, more));
    }

    /// Adds simulator arguments.
    public HdlDesign withRunArguments(String... more) {
        return with(draft -> draft.runArguments = joined(runArguments, more));
    }

    /// Adds plusargs, with or without the plus sign.
    public HdlDesign withPlusargs(String... more) {
        return with(draft -> draft.plusargs = joined(plusargs, more));
    }

    /// Makes internal signals visible, by patterns of paths below the top.
    public HdlDesign withVisible(String... more) {
        return with(draft -> draft.visible = joined(visible, more));
    }

    /// Demands that memory images fill what they are loaded into: paths from the directory of the
    /// simulation, `*` for all images.
    public HdlDesign withFullImages(String... more) {
        return with(draft -> draft.fullImages = joined(fullImages, more));
    }

    private static List<String> joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static Map<String, String> put(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private HdlDesign with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.design();
    }

    /// A copy that can be changed.
    private static final class Draft {

        private String top;
        private List<String> sources;
        private @Nullable String library;
        private List<String> fileLists;
        private List<String> includeDirectories;
        private Map<String, String> defines;
        private Map<String, String> parameters;
        private @Nullable String timescale;
        private @Nullable String language;
        private List<String> buildArguments;
        private List<String> runArguments;
        private List<String> plusargs;
        private List<String> visible;
        private List<String> fullImages;

        Draft(HdlDesign design) {
            top = design.top;
            sources = design.sources;
            library = design.library;
            fileLists = design.fileLists;
            includeDirectories = design.includeDirectories;
            defines = design.defines;
            parameters = design.parameters;
            timescale = design.timescale;
            language = design.language;
            buildArguments = design.buildArguments;
            runArguments = design.runArguments;
            plusargs = design.plusargs;
            visible = design.visible;
            fullImages = design.fullImages;
        }

        HdlDesign design() {
            return new HdlDesign(
                    top,
                    sources,
                    library,
                    fileLists,
                    includeDirectories,
                    defines,
                    parameters,
                    timescale,
                    language,
                    buildArguments,
                    runArguments,
                    plusargs,
                    visible,
                    fullImages);
        }
    }
}
