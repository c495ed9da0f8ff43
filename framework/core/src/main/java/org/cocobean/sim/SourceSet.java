package org.cocobean.sim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sources that are compiled alike.
///
/// Immutable; each `with…` method returns a changed copy. Relative paths resolve against the
/// project directory.
///
/// @param sources in any order that the includes and macros of Verilog allow: VHDL needs none,
///   packages come first; `LIBRARY=path` puts a VHDL source into a library; `*`, `?`, `**` and
///   `{a,b}` match files, and `!` in front of a pattern takes away what others matched
/// @param library of VHDL that the sources without one belong to; null for `work`
/// @param language the standard, for example `2012` or `08`; null for the adapter's default
/// @param includeDirectories searched by `` `include ``
/// @param defines macros, empty value for a bare one
public record SourceSet(
        List<String> sources,
        @Nullable String library,
        @Nullable String language,
        List<String> includeDirectories,
        Map<String, String> defines) {

    /// Copies the collections.
    public SourceSet {
        sources = List.copyOf(sources);
        includeDirectories = List.copyOf(includeDirectories);
        defines = Named.values(defines, "macro");
    }

    /// Names sources and nothing else.
    public static SourceSet of(String... sources) {
        return new SourceSet(List.of(sources), null, null, List.of(), Map.of());
    }

    /// Adds sources.
    public SourceSet withSources(String... more) {
        return having(Named.joined(sources, more));
    }

    /// Replaces the sources.
    public SourceSet having(List<String> others) {
        return new SourceSet(others, library, language, includeDirectories, defines);
    }

    /// Sets the library of VHDL that sources without one belong to.
    public SourceSet withLibrary(@Nullable String newLibrary) {
        return new SourceSet(sources, newLibrary, language, includeDirectories, defines);
    }

    /// Sets the language standard, for example `2012` or `08`.
    public SourceSet withLanguage(@Nullable String newLanguage) {
        return new SourceSet(sources, library, newLanguage, includeDirectories, defines);
    }

    /// Adds include directories.
    public SourceSet withIncludeDirectories(String... more) {
        return searching(Named.joined(includeDirectories, more));
    }

    /// Replaces the include directories.
    public SourceSet searching(List<String> directories) {
        return new SourceSet(sources, library, language, directories, defines);
    }

    /// Sets a macro.
    public SourceSet withDefine(String name, String value) {
        return defining(Named.with(defines, name, value));
    }

    /// Replaces the macros.
    public SourceSet defining(Map<String, String> macros) {
        return new SourceSet(sources, library, language, includeDirectories, macros);
    }
}
