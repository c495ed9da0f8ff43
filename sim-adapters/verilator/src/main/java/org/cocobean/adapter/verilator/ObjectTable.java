package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.DesignObject.HdlSignal;
import org.cocobean.adapter.verilator.DesignObject.Keep;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.HdlObject;

/// The C++ rows that `cocobean_design.cpp` compiles in: all objects, and where they lie.
final class ObjectTable {

    private final Description description;
    private final List<DesignObject> objects;
    private final GeneratedCode code;
    private final List<String> declarations = new ArrayList<>();
    private final List<String> rows = new ArrayList<>(List.of("{}"));
    private final List<String> bindings = new ArrayList<>();

    private ObjectTable(Description description, List<DesignObject> objects, GeneratedCode code) {
        this.description = description;
        this.objects = objects;
        this.code = code;
    }

    static List<String> lines(
            Description description, List<DesignObject> objects, GeneratedCode code) {
        return new ObjectTable(description, objects, code).lines();
    }

    private List<String> lines() {
        requirePorts();
        Map<Integer, String> constants = constants();
        for (int i = 0; i < objects.size(); i++) {
            DesignObject object = objects.get(i);
            int number = i + 1;
            if (object.signal().isEmpty()) {
                rows.add(
                        "{%s, %d, CB_KIND_SCOPE}"
                                .formatted(CppConstant.quoted(object.name()), object.parent()));
            } else {
                signal(number, object, object.signal().get(), constants.containsKey(number));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("constexpr bool has_delays = " + description.delays() + ";");
        lines.add("#define OWN_DUMPS " + (description.dumps() ? 1 : 0));
        lines.addAll(constants.values());
        lines.addAll(declarations);
        lines.add("const cb_object rows[] = {");
        rows.forEach(row -> lines.add("    " + row + ","));
        lines.add("};");
        lines.add("const char* const fatal_lines[] = {");
        description.fatals().stream()
                .sorted()
                .forEach(place -> lines.add("    " + CppConstant.quoted(place) + ","));
        lines.add("    nullptr};");
        lines.add("const image_place image_places[] = {");
        description.images().stream()
                .map(image ->
                        "    {%s, %s, %d, %d},"
                                .formatted(
                                        CppConstant.quoted(image.place()),
                                        image.name().map(CppConstant::quoted).orElse("nullptr"),
                                        image.width(),
                                        image.words()))
                .sorted()
                .forEach(lines::add);
        lines.add("    {}};");
        lines.add(
                "template <class Find> void bind(Vcocobean& model, cb_object* object, Find find) {");
        lines.add("    (void)model, (void)object, (void)find;");
        bindings.forEach(binding -> lines.add("    " + binding));
        lines.add("}");
        return lines;
    }

    private void requirePorts() {
        boolean wanted =
                objects.stream()
                        .flatMap(object -> object.signal().stream())
                        .anyMatch(signal -> signal.keep() == Keep.PORT);
        if (wanted && code.ports().isEmpty()) {
            throw new BuildFailedException(
                    "the generated code names no port of "
                            + description.top().name()
                            + ": looked for VL_IN(&NAME and the like in the class of the model");
        }
    }

    private Map<Integer, String> constants() {
        Map<Integer, String> constants = new LinkedHashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            int number = i + 1;
            objects.get(i)
                    .signal()
                    .filter(signal -> signal.keep() == Keep.CONSTANT)
                    .flatMap(signal ->
                            signal.variable()
                                    .value()
                                    .flatMap(value ->
                                            CppConstant.definition(
                                                    "constant_" + number, signal.shape(), value)))
                    .ifPresent(definition -> constants.put(number, definition));
        }
        return constants;
    }

    private void signal(int number, DesignObject object, HdlSignal signal, boolean hasValue) {
        Shape shape = signal.shape();
        String bounds = "nullptr";
        if (!shape.dimensions().isEmpty()) {
            bounds = "bounds_" + number;
            declarations.add(
                    "const int32_t %s[] = {%s};"
                            .formatted(
                                    bounds,
                                    shape.dimensions().stream()
                                            .map(range -> range.left() + ", " + range.right())
                                            .collect(Collectors.joining(", "))));
        }
        rows.add(
                "{%s, %d, CB_KIND_%s, %s, %d, %d, %d, %d, %s, nullptr}"
                        .formatted(
                                CppConstant.quoted(object.name()),
                                object.parent(),
                                shape.kind(),
                                flags(signal),
                                shape.width(),
                                shape.range().left(),
                                shape.range().right(),
                                shape.dimensions().size(),
                                bounds));
        if (hasValue) {
            bind(number, "const_cast<void*>(static_cast<const void*>(&constant_" + number + "))");
        } else if (signal.member().isPresent() && signal.keep() != Keep.HIDDEN) {
            bind(number, member(signal.member().get(), signal.keep()));
        } else if (signal.keep() == Keep.PORT
                && code.ports().containsKey(signal.variable().name())) {
            bind(number, "&model." + code.ports().get(signal.variable().name()));
        } else if (signal.keep() == Keep.SIGNAL) {
            bind(number, place(number, object, signal.variable().name()));
        }
    }

    private void bind(int number, String address) {
        bindings.add("object[%d].data = %s;".formatted(number, address));
    }

    private String member(DesignObject.Member member, Keep keep) {
        String path = description.top().name() + "." + member.path();
        String root =
                keep == Keep.PORT
                        ? "model." + code.ports().get(member.variable().name())
                        : "model.rootp->vlSymsp->" + code.listed().get(path);
        if (root.endsWith("null")) {
            throw new BuildFailedException(
                    "the generated code does not tell where " + path + " is kept");
        }
        return "&" + root + member.steps().replace("#", code.members());
    }

    private String place(int number, DesignObject object, String name) {
        String path = description.top().name() + "." + object.toolPath();
        String expression = code.unlisted().get(path);
        if (expression != null) {
            return "&model.rootp->vlSymsp->" + expression;
        }
        String scope = path.substring(0, path.length() - name.length() - 1);
        String full = description.top().name() + "." + object.path();
        String plain = full.substring(0, full.length() - object.name().length() - 1);
        return "find(%s, {%s}, object[%d])"
                .formatted(
                        CppConstant.quoted(
                                code.scopes()
                                        .getOrDefault(
                                                scope, code.scopes().getOrDefault(plain, scope))),
                        Stream.of(name, object.name())
                                .distinct()
                                .map(CppConstant::quoted)
                                .collect(Collectors.joining(", ")),
                        number);
    }

    /// C++ mixes no two enumerations; the plus makes numbers of one of them.
    private static String flags(HdlSignal signal) {
        List<String> flags = new ArrayList<>();
        if (signal.keep() == Keep.CONSTANT) {
            flags.add("CB_INFO_CONSTANT");
        }
        if (signal.keep() == Keep.HIDDEN) {
            flags.add("+CB_OBJECT_HIDDEN");
        }
        HdlObject model = signal.model();
        if (model.traits().contains(HdlObject.Trait.DRIVEN)) {
            flags.add("+CB_OBJECT_NET");
        }
        if (model.traits().contains(HdlObject.Trait.FORCE_FALLS_SHORT)) {
            flags.add("CB_INFO_UNFORCEABLE");
        }
        if (model.traits().contains(HdlObject.Trait.SIGNED)) {
            flags.add("CB_INFO_SIGNED");
        }
        if (signal.shape().vector()) {
            flags.add("CB_INFO_VECTOR");
        }
        HdlObject.Role role = model.role();
        if (role == HdlObject.Role.INPUT || role == HdlObject.Role.INOUT) {
            flags.add("CB_INFO_INPUT");
        }
        if (role == HdlObject.Role.OUTPUT || role == HdlObject.Role.INOUT) {
            flags.add("CB_INFO_OUTPUT");
        }
        return flags.isEmpty() ? "0" : String.join(" | ", flags);
    }
}
