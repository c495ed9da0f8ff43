package org.cocobean.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A design to simulate: everything that decides what the compiler makes of it, and how it is
/// started.
///
/// Immutable; each `with…` method returns a changed copy. Relative paths resolve against the
/// project directory.
///
/// @param top the top-level module or entity
/// @param sources in compilation order; `LIBRARY=path` puts a VHDL source into a library
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
/// @param plusargs without the plus sign, for example `foo=bar`
/// @param visible internal signals that tests reach, as patterns of paths below the top (`*` for
///   anything, `all`); only simulators without [org.cocobean.sim.spi.Capability#INTERNALS_VISIBLE]
///   need them
/// @param fullImages memory images, as paths from the directory of the simulation or `*` for all,
///   that must fill what `$readmemh` or `$readmemb` loads them into; others that are too short are
///   a warning
public record HdlDesign(
        String top,
        List<String> sources,
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
        defines = ordered(defines);
        parameters = ordered(parameters);
        buildArguments = List.copyOf(buildArguments);
        runArguments = List.copyOf(runArguments);
        plusargs = List.copyOf(plusargs);
        visible = List.copyOf(visible);
        fullImages = List.copyOf(fullImages);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// Describes a design by its top and its sources.
    public static HdlDesign of(String top, String... sources) {
        return new HdlDesign(
                top,
                List.of(sources),
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

    /// Adds sources.
    public HdlDesign withSources(String... more) {
        return new HdlDesign(
                top,
                joined(sources, more),
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

    /// Adds file lists.
    public HdlDesign withFileLists(String... more) {
        return new HdlDesign(
                top,
                sources,
                joined(fileLists, more),
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

    /// Replaces sources, include directories and macros, and takes the file lists away: for what
    /// has read them.
    public HdlDesign withFiles(
            List<String> newSources, List<String> directories, Map<String, String> macros) {
        return new HdlDesign(
                top,
                newSources,
                List.of(),
                directories,
                macros,
                parameters,
                timescale,
                language,
                buildArguments,
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Adds include directories.
    public HdlDesign withIncludeDirectories(String... more) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                joined(includeDirectories, more),
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

    /// Sets a macro.
    public HdlDesign withDefine(String name, String value) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                put(defines, name, value),
                parameters,
                timescale,
                language,
                buildArguments,
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Sets a top-level parameter or generic; numbers and booleans by their text.
    public HdlDesign withParameter(String name, Object value) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                put(parameters, name, String.valueOf(value)),
                timescale,
                language,
                buildArguments,
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Sets the time scale of sources without one, for example `1ns/1ps`.
    public HdlDesign withTimescale(String newTimescale) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                newTimescale,
                language,
                buildArguments,
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Sets the language standard, for example `2012` or `08`.
    public HdlDesign withLanguage(String newLanguage) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                timescale,
                newLanguage,
                buildArguments,
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Adds compiler arguments.
    public HdlDesign withBuildArguments(String... more) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                timescale,
                language,
                joined(buildArguments, more),
                runArguments,
                plusargs,
                visible,
                fullImages);
    }

    /// Adds simulator arguments.
    public HdlDesign withRunArguments(String... more) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                timescale,
                language,
                buildArguments,
                joined(runArguments, more),
                plusargs,
                visible,
                fullImages);
    }

    /// Adds plusargs, without the plus sign.
    public HdlDesign withPlusargs(String... more) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                timescale,
                language,
                buildArguments,
                runArguments,
                joined(plusargs, more),
                visible,
                fullImages);
    }

    /// Makes internal signals visible, by patterns of paths below the top.
    public HdlDesign withVisible(String... more) {
        return new HdlDesign(
                top,
                sources,
                fileLists,
                includeDirectories,
                defines,
                parameters,
                timescale,
                language,
                buildArguments,
                runArguments,
                plusargs,
                joined(visible, more),
                fullImages);
    }

    /// Demands that memory images fill what they are loaded into: paths from the directory of the
    /// simulation, `*` for all images.
    public HdlDesign withFullImages(String... more) {
        return new HdlDesign(
                top,
                sources,
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
                joined(fullImages, more));
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
}
