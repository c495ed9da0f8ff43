package org.cocobean.adapter.vpi;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.ParameterValue;
import org.jspecify.annotations.Nullable;

/// What the placeholders of a template stand for, by name.
final class Values {

    private Values() {}

    static Map<String, List<String>> ofBuild(BuildRequest request) {
        HdlDesign design = request.design();
        Map<String, List<String>> values = new HashMap<>(ofTools(request.installation()));
        values.put("top", List.of(design.top()));
        values.put("standard", optional(design.language()));
        values.put("timescale", optional(design.timescale()));
        values.put("source", design.sources());
        values.put("include", design.includeDirectories());
        values.put("define", pairs(design.defines()));
        values.put("parameter", parameters(design));
        values.put("argument", design.buildArguments());
        return values;
    }

    static Map<String, List<String>> ofRun(LaunchRequest request) {
        HdlDesign design = request.design();
        Map<String, List<String>> values = new HashMap<>(ofTools(request.installation()));
        values.put("top", List.of(design.top()));
        values.put("build", List.of(request.build().toString()));
        values.put("agent", List.of(request.nativeFiles().vpiAgent().toString()));
        values.put("casts", List.of(request.nativeFiles().quickCasts().toString()));
        values.put("seed", List.of(Long.toString(request.seed())));
        values.put("plusarg", design.plusargs());
        values.put("argument", design.runArguments());
        return values;
    }

    /// The programs lie beside the first one.
    private static Map<String, List<String>> ofTools(Installation installation) {
        Path first = installation.executable();
        Map<String, List<String>> values = new HashMap<>();
        values.put("tool", List.of(first.toString()));
        values.put("tools", List.of(first.resolveSibling("").toString()));
        return values;
    }

    private static List<String> optional(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static List<String> pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry ->
                        entry.getValue().isEmpty()
                                ? entry.getKey()
                                : entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static List<String> parameters(HdlDesign design) {
        return design.parameters().entrySet().stream()
                .map(parameter ->
                        parameter.getKey()
                                + "="
                                + new ParameterValue(parameter.getValue()).literal())
                .toList();
    }
}
