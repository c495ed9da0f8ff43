package org.cocobean.sim;

import java.nio.file.Path;
import java.util.Arrays;
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
/// @param files what it is compiled from
/// @param parameters top-level parameters or generics by name; text is quoted where the simulator
///   wants it
/// @param compile how it is compiled
/// @param run how its simulator is started
public record HdlDesign(
        String top,
        SourceFiles files,
        Map<String, String> parameters,
        CompileOptions compile,
        RunOptions run) {

    /// Copies the parameters.
    public HdlDesign {
        if (top.isBlank()) {
            throw new IllegalArgumentException(
                    "a design needs the name of its top-level module or entity");
        }
        parameters = Named.values(parameters, "parameter of '" + top + "'");
    }

    /// Describes a design by its top and its sources.
    public static HdlDesign of(String top, String... sources) {
        return new HdlDesign(
                top,
                SourceFiles.of(SourceSet.of(sources)),
                Map.of(),
                CompileOptions.defaults(),
                RunOptions.defaults());
    }

    /// Describes a design by its top and its sources.
    public static HdlDesign of(String top, Path... sources) {
        return of(top, Arrays.stream(sources).map(Path::toString).toArray(String[]::new));
    }

    /// Names another top.
    public HdlDesign withTop(String newTop) {
        return new HdlDesign(newTop, files, parameters, compile, run);
    }

    /// Replaces all that it is compiled from.
    public HdlDesign with(SourceFiles newFiles) {
        return new HdlDesign(top, newFiles, parameters, compile, run);
    }

    /// Replaces how it is compiled.
    public HdlDesign with(CompileOptions options) {
        return new HdlDesign(top, files, parameters, options, run);
    }

    /// Replaces how its simulator is started.
    public HdlDesign with(RunOptions options) {
        return new HdlDesign(top, files, parameters, compile, options);
    }

    /// Replaces all parameters and generics.
    public HdlDesign withParameters(Map<String, String> values) {
        return new HdlDesign(top, files, values, compile, run);
    }

    /// Replaces the sources that the design names itself, with their macros and the rest.
    public HdlDesign withOwn(SourceSet own) {
        return with(files.withOwn(own));
    }

    /// Sets the library of VHDL that sources without one, and the top, belong to.
    public HdlDesign withLibrary(@Nullable String library) {
        return withOwn(files.own().withLibrary(library));
    }

    /// Adds sources.
    public HdlDesign withSources(String... more) {
        return withOwn(files.own().withSources(more));
    }

    /// Adds sources with macros, include directories, a library or a standard of their own.
    public HdlDesign withSourceSet(SourceSet set) {
        return with(files.with(set));
    }

    /// Adds file lists.
    public HdlDesign withFileLists(String... more) {
        return with(files.withLists(more));
    }

    /// Adds include directories.
    public HdlDesign withIncludeDirectories(String... more) {
        return withOwn(files.own().withIncludeDirectories(more));
    }

    /// Sets a macro.
    public HdlDesign withDefine(String name, String value) {
        return withOwn(files.own().withDefine(name, value));
    }

    /// Sets a top-level parameter or generic; numbers and booleans by their text.
    public HdlDesign withParameter(String name, Object value) {
        return withParameters(Named.with(parameters, name, String.valueOf(value)));
    }

    /// Removes all parameters and generics.
    public HdlDesign withoutParameters() {
        return withParameters(Map.of());
    }

    /// Sets the time scale of sources without one, for example `1ns/1ps`.
    public HdlDesign withTimescale(String timescale) {
        return with(compile.withTimescale(timescale));
    }

    /// Sets the language standard, for example `2012` or `08`.
    public HdlDesign withLanguage(String language) {
        return withOwn(files.own().withLanguage(language));
    }

    /// Adds compiler arguments.
    public HdlDesign withBuildArguments(String... more) {
        return with(compile.withArguments(more));
    }

    /// Adds simulator arguments.
    public HdlDesign withRunArguments(String... more) {
        return with(run.withArguments(more));
    }

    /// Adds plusargs, with or without the plus sign.
    public HdlDesign withPlusargs(String... more) {
        return with(run.withPlusargs(more));
    }

    /// Makes internal signals visible, by patterns of paths below the top.
    public HdlDesign withVisible(String... more) {
        return with(compile.withVisible(more));
    }

    /// Leaves sources of VHDL alone that the top does not need.
    public HdlDesign withOnlyNeeded() {
        return with(compile.withOnlyNeeded(true));
    }

    /// Demands that memory images fill what they are loaded into: paths from the directory of the
    /// simulation, `*` for all images.
    public HdlDesign withFullImages(String... more) {
        return with(run.withFullImages(more));
    }

    /// Returns the sources that it names itself.
    public List<String> sources() {
        return files.own().sources();
    }

    /// Returns the library of its own sources and of the top; null for `work`.
    public @Nullable String library() {
        return files.own().library();
    }

    /// Returns the files that list sources.
    public List<String> fileLists() {
        return files.lists();
    }

    /// Returns the directories that are searched for all sources.
    public List<String> includeDirectories() {
        return files.own().includeDirectories();
    }

    /// Returns the macros that hold for all sources.
    public Map<String, String> defines() {
        return files.own().defines();
    }

    /// Returns the standard that holds for all sources; null for the adapter's default.
    public @Nullable String language() {
        return files.own().language();
    }

    /// Returns the time scale of sources without one; null for the simulator's own.
    public @Nullable String timescale() {
        return compile.timescale();
    }

    /// Returns what is handed to the compiler as it is.
    public List<String> buildArguments() {
        return compile.arguments();
    }

    /// Returns the internal signals that tests reach.
    public List<String> visible() {
        return compile.visible();
    }

    /// Returns what is handed to the simulator as it is.
    public List<String> runArguments() {
        return run.arguments();
    }

    /// Returns the plusargs, without the plus sign.
    public List<String> plusargs() {
        return run.plusargs();
    }

    /// Returns the memory images that must fill what they are loaded into.
    public List<String> fullImages() {
        return run.fullImages();
    }
}
