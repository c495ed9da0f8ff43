package org.cocobean.duts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cocobean.internal.launch.FileLists;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.jspecify.annotations.Nullable;

/// Describes a design by the attributes of `@Design`, each with its texts.
final class DesignWords {

    private static final Set<String> KNOWN =
            Set.of(
                    "top",
                    "sources",
                    "library",
                    "fileLists",
                    "includeDirs",
                    "defines",
                    "parameters",
                    "timescale",
                    "language",
                    "buildArgs",
                    "runArgs",
                    "plusargs",
                    "visible",
                    "fullImages",
                    "onlyNeeded",
                    "package");

    private DesignWords() {}

    /// Reads `top=counter;sources=a.v,b.v;parameters=WIDTH=8`.
    static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> values = new HashMap<>();
        for (String attribute : text.split(";")) {
            String[] sides = attribute.strip().split("=", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException(
                        "'" + attribute + "' is no attribute of a design: write name=value,value");
            }
            values.put(sides[0].strip(), List.of(sides[1].strip().split("\\s*,\\s*")));
        }
        return values;
    }

    /// @param project where paths of file lists start
    static HdlDesign design(Map<String, List<String>> values, Path project) {
        for (String name : values.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "a design has no attribute '"
                                + name
                                + "'; it has "
                                + KNOWN.stream().sorted().toList());
            }
        }
        String top =
                Optional.ofNullable(first(values, "top"))
                        .or(() -> FileLists.top(List.of(texts(values, "fileLists")), project))
                        .orElseThrow(() -> new IllegalArgumentException("a design needs its top"));
        HdlDesign design =
                HdlDesign.of(top, texts(values, "sources"))
                        .withTimescale(first(values, "timescale", "1ns/1ps"))
                        .withFileLists(texts(values, "fileLists"))
                        .withIncludeDirectories(texts(values, "includeDirs"))
                        .withBuildArguments(texts(values, "buildArgs"))
                        .withRunArguments(texts(values, "runArgs"))
                        .withPlusargs(texts(values, "plusargs"))
                        .withVisible(texts(values, "visible"))
                        .withFullImages(texts(values, "fullImages"));
        if (values.containsKey("library")) {
            design = design.withLibrary(first(values, "library", ""));
        }
        if (values.containsKey("language")) {
            design = design.withLanguage(first(values, "language", ""));
        }
        if (first(values, "onlyNeeded", "false").equals("true")) {
            design = design.withOnlyNeeded();
        }
        for (Map.Entry<String, String> define : defines(values).entrySet()) {
            design = design.withDefine(define.getKey(), define.getValue());
        }
        for (String parameter : texts(values, "parameters")) {
            String[] sides = parameter.split("=", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException(
                        "'" + parameter + "' is no parameter: write NAME=value");
            }
            design = design.withParameter(sides[0], sides[1]);
        }
        return design;
    }

    /// Describes a source set by the attributes of `@Sources`.
    static SourceSet set(Map<String, List<String>> values) {
        return new SourceSet(
                values.getOrDefault("value", List.of()),
                first(values, "library"),
                first(values, "language"),
                values.getOrDefault("includeDirs", List.of()),
                defines(values));
    }

    private static Map<String, String> defines(Map<String, List<String>> values) {
        Map<String, String> defines = new LinkedHashMap<>();
        for (String define : texts(values, "defines")) {
            String[] sides = define.split("=", 2);
            defines.put(sides[0], sides.length > 1 ? sides[1] : "");
        }
        return defines;
    }

    private static String[] texts(Map<String, List<String>> values, String name) {
        return new ArrayList<>(values.getOrDefault(name, List.of())).toArray(String[]::new);
    }

    private static @Nullable String first(Map<String, List<String>> values, String name) {
        List<String> texts = values.get(name);
        return texts == null || texts.getFirst().isEmpty() ? null : texts.getFirst();
    }

    private static String first(Map<String, List<String>> values, String name, String otherwise) {
        return values.getOrDefault(name, List.of(otherwise)).getFirst();
    }
}
