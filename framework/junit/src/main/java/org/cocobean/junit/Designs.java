package org.cocobean.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.platform.commons.support.AnnotationSupport;

/// Finds the design of a test and describes it with the test's own parameters.
final class Designs {

    private Designs() {}

    /// The nearest annotation: on the method, its class, a class around it.
    static Optional<Design> find(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), Design.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(),
                                Design.class,
                                context.getEnclosingTestClasses()));
    }

    static HdlDesign describe(Design design, ExtensionContext context) {
        HdlDesign described = ComputedDesign.of(design, context);
        if (!design.library().isBlank()) {
            described = described.withLibrary(design.library());
        }
        described =
                described
                        .withSources(design.sources())
                        .withFileLists(design.fileLists())
                        .withIncludeDirectories(design.includeDirs())
                        .withBuildArguments(design.buildArgs())
                        .withRunArguments(design.runArgs())
                        .withPlusargs(design.plusargs())
                        .withVisible(design.visible())
                        .withFullImages(design.fullImages());
        if (design.onlyNeeded()) {
            described = described.withOnlyNeeded();
        }
        for (Sources set : design.sets()) {
            described = described.withSourceSet(set(set, design));
        }
        if (ComputedDesign.saysTimescale(design)) {
            described = described.withTimescale(design.timescale());
        }
        if (!design.language().isBlank()) {
            described = described.withLanguage(design.language());
        }
        for (Assignment define : Assignment.all("defines", design.defines(), design)) {
            described = described.withDefine(define.name(), define.value().orElse(""));
        }
        for (Assignment parameter : Assignment.all("parameters", design.parameters(), design)) {
            described = described.withParameter(parameter.name(), parameter.expectValue());
        }
        for (Map.Entry<String, String> own : parameters(context).entrySet()) {
            described = described.withParameter(own.getKey(), own.getValue());
        }
        return described;
    }

    private static SourceSet set(Sources said, Design design) {
        SourceSet set =
                SourceSet.of(said.value())
                        .withLibrary(said.library().isBlank() ? null : said.library())
                        .withLanguage(said.language().isBlank() ? null : said.language())
                        .withIncludeDirectories(said.includeDirs());
        for (Assignment define : Assignment.all("sets", said.defines(), design)) {
            set = set.withDefine(define.name(), define.value().orElse(""));
        }
        return set;
    }

    /// The arguments of a parameterised class, then those of a parameterised test, by their names
    /// in the design.
    static Map<String, String> parameters(ExtensionContext context) {
        List<ParameterInfo> infos = new ArrayList<>();
        Optional<ExtensionContext> level = Optional.of(context);
        while (level.isPresent()) {
            ParameterInfo info = ParameterInfo.get(level.get());
            if (info != null && !infos.contains(info)) {
                infos.add(info);
            }
            level = level.get().getParent();
        }
        Collections.reverse(infos);
        Map<String, String> values = new LinkedHashMap<>();
        for (ParameterInfo info : infos) {
            for (ParameterDeclaration declared : info.getDeclarations().getAll()) {
                AnnotationSupport.findAnnotation(declared.getAnnotatedElement(), HdlParameter.class)
                        .ifPresent(named ->
                                values.put(
                                        named.value(),
                                        String.valueOf(
                                                info.getArguments()
                                                        .get(declared.getParameterIndex()))));
            }
        }
        return values;
    }
}
