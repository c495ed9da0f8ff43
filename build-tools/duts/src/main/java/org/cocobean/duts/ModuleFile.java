package org.cocobean.duts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.dut.Dut;
import org.cocobean.dut.EnumSignal;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.HdlModule;
import org.cocobean.dut.HdlName;
import org.cocobean.dut.HdlShape;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.duts.ScopeFacts.ObjectFacts;
import org.cocobean.internal.kernel.ShapeText;
import org.cocobean.value.Layout;

/// The interface of one module, made from all of its instances, which may differ in their
/// parameters.
final class ModuleFile {

    private final HdlText text;
    private final Path project;
    private final TypeFiles types;
    private final Function<String, String> interfaces;
    private final JavaFile file = new JavaFile();
    private final Set<String> nestedTypes = new HashSet<>();

    /// @param project from where files are named
    /// @param interfaces the name of a module's interface
    ModuleFile(HdlText text, Path project, TypeFiles types, Function<String, String> interfaces) {
        this.text = text;
        this.project = project;
        this.types = types;
        this.interfaces = interfaces;
    }

    JavaFile write(String module, List<ScopeFacts> instances) {
        String kind = "/// `" + module + "`";
        file.line(kind + text.place(module).map(place -> ", " + shown(place)).orElse("") + ".");
        Map<String, List<ObjectFacts>> objects = objects(instances);
        String parameters =
                objects.entrySet().stream()
                        .flatMap(entry ->
                                onlyValue(entry.getValue())
                                        .map(v -> entry.getKey() + "=" + v)
                                        .stream())
                        .map(JavaFile::quoted)
                        .collect(Collectors.joining(", "));
        file.line(
                "@%s(%s)"
                        .formatted(
                                file.use(HdlModule.class),
                                parameters.isEmpty()
                                        ? JavaFile.quoted(module)
                                        : "value = %s, parameters = {%s}"
                                                .formatted(JavaFile.quoted(module), parameters)));
        body(interfaces.apply(module), instances);
        return file;
    }

    private String shown(HdlText.Place place) {
        Path path = place.file();
        Path from = path.startsWith(project) ? project.relativize(path) : path.getFileName();
        return from + ":" + place.line();
    }

    private void body(String name, List<ScopeFacts> instances) {
        String module = instances.getFirst().text();
        file.line("public interface " + name + " extends " + file.use(Dut.class) + " {");
        JavaName methods = JavaName.ofScope();
        JavaName constants = JavaName.free();
        for (Map.Entry<String, List<ObjectFacts>> entry :
                inOrder(module, objects(instances)).entrySet()) {
            object(module, entry.getKey(), entry.getValue(), methods, constants);
        }
        for (Map.Entry<String, List<ScopeFacts>> entry :
                inOrder(module, scopes(instances)).entrySet()) {
            scope(module, entry.getKey(), entry.getValue(), methods);
        }
        file.line("}");
    }

    private static Map<String, List<ObjectFacts>> objects(List<ScopeFacts> instances) {
        Map<String, List<ObjectFacts>> all = new TreeMap<>();
        for (ScopeFacts instance : instances) {
            instance.objects()
                    .forEach(object ->
                            all.computeIfAbsent(object.name(), ignored -> new ArrayList<>())
                                    .add(object));
        }
        return all;
    }

    private static Map<String, List<ScopeFacts>> scopes(List<ScopeFacts> instances) {
        Map<String, List<ScopeFacts>> all = new TreeMap<>();
        for (ScopeFacts instance : instances) {
            instance.scopes()
                    .forEach(scope ->
                            all.computeIfAbsent(scope.stem(), ignored -> new ArrayList<>())
                                    .add(scope));
        }
        return all;
    }

    /// As the source names them, which is the same on every simulator; what is not in it comes
    /// last.
    private <T> Map<String, T> inOrder(String module, Map<String, T> all) {
        Comparator<String> order =
                Comparator.comparing(name ->
                        text.place(module, name).map(HdlText.Place::order).orElse(Long.MAX_VALUE));
        Map<String, T> ordered = new LinkedHashMap<>();
        all.keySet().stream()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .forEach(name -> ordered.put(name, all.get(name)));
        return ordered;
    }

    private static Optional<String> onlyValue(List<ObjectFacts> facts) {
        Set<String> values =
                facts.stream()
                        .map(fact -> fact.value().orElse(""))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return values.size() == 1 && facts.getFirst().value().isPresent()
                ? facts.getFirst().value()
                : Optional.empty();
    }

    private void object(
            String module,
            String name,
            List<ObjectFacts> facts,
            JavaName methods,
            JavaName constants) {
        String shape = shape(facts);
        boolean constant = facts.getFirst().value().isPresent();
        String place = text.place(module, name).map(at -> ", " + shown(at)).orElse("");
        file.line("");
        Optional<String> field =
                onlyValue(facts).flatMap(value -> literal(facts.getFirst().kind(), value));
        if (field.isPresent()) {
            file.line(
                    "/// Parameter `" + name + "` as it was when this was generated" + place + ".");
            boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
            file.line(
                    field.get()
                            .formatted(
                                    constants.constant(
                                            lower ? name.toUpperCase(Locale.ROOT) : name)));
            file.line("");
        }
        String method = methods.method(name);
        file.line("/// " + described(name, facts, constant) + place);
        named(name, method);
        if (!constant) {
            file.line("@" + file.use(HdlShape.class) + "(" + JavaFile.quoted(shape) + ")");
        }
        file.line(type(module, name, facts) + " " + method + "();");
    }

    private void named(String name, String method) {
        if (!method.equals(name)) {
            file.line("@" + file.use(HdlName.class) + "(" + JavaFile.quoted(name) + ")");
        }
    }

    private static String described(String name, List<ObjectFacts> facts, boolean constant) {
        Set<String> shown = new LinkedHashSet<>();
        for (ObjectFacts fact : facts) {
            String type =
                    fact.layout()
                            .map(layout ->
                                    fact.shape().replaceFirst("(signed )?\\[.*", "")
                                            + layout.name())
                            .orElse(fact.shape());
            shown.add(
                    constant
                            ? "parameter " + name + " = " + fact.value().orElse("")
                            : (type + " " + name).strip());
        }
        return shown.stream()
                .map(one -> "`" + one.replace("`", "'") + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String shape(List<ObjectFacts> facts) {
        Set<String> shapes = facts.stream().map(ObjectFacts::shape).collect(Collectors.toSet());
        if (shapes.size() == 1) {
            return facts.getFirst().shape();
        }
        String first = facts.getFirst().shape().split(" ", 2)[0];
        return (first.matches("input|output|inout") ? first + " " : "") + ShapeText.ANY;
    }

    /// Returns the declaration of a constant, with a place for its name.
    private static Optional<String> literal(HandleKind kind, String value) {
        return switch (kind) {
            case LOGIC, INTEGER -> number(value);
            case BOOLEAN -> Optional.of("boolean %s = " + value + ";");
            case STRING ->
                    Optional.of("String %s = " + JavaFile.quoted(value).replace("%", "%%") + ";");
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(String value) {
        if (!value.matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(value);
        return Optional.of(
                number == (int) number ? "int %s = " + value + ";" : "long %s = " + value + "L;");
    }

    private String type(String module, String name, List<ObjectFacts> facts) {
        boolean array = facts.getFirst().dimensions() > 0;
        if (facts.stream().anyMatch(fact -> fact.dimensions() > 0 != array)) {
            return file.use(Handle.class);
        }
        if (array) {
            return file.use(SignalArray.class);
        }
        Optional<Layout> layout =
                facts.stream().flatMap(fact -> fact.layout().stream()).findFirst();
        if (layout.isPresent()) {
            return types.signal(file, layout.get(), name);
        }
        return types.vhdl(text.typeOf(module, name).orElse(name), facts.getFirst().literals())
                .map(of -> file.use(EnumSignal.class) + "<" + of + ">")
                .orElseGet(() -> file.use(Signal.class));
    }

    private void scope(String module, String stem, List<ScopeFacts> scopes, JavaName methods) {
        Set<Optional<String>> of =
                scopes.stream().map(ScopeFacts::module).collect(Collectors.toSet());
        boolean one = of.size() == 1 && scopes.getFirst().module().isPresent();
        String type = one ? interfaces.apply(scopes.getFirst().module().get()) : nested(stem);
        String name = scopes.getFirst().name();
        int indices = (int) name.chars().filter(c -> c == '[').count();
        boolean indexed = !name.equals(stem);
        String method = methods.method(stem);
        String place = text.place(module, stem).map(at -> ", " + shown(at)).orElse("");
        file.line("");
        file.line(
                "/// `"
                        + stem
                        + "`"
                        + (one ? " of `" + scopes.getFirst().module().get() + "`" : "")
                        + place);
        if (indexed) {
            List<String> numbers =
                    IntStream.range(0, indices).mapToObj(i -> "index" + (i == 0 ? "" : i)).toList();
            file.line(
                    "default %s %s(%s) {"
                            .formatted(type, method, "int " + String.join(", int ", numbers)));
            file.line(
                    "return ((%s) child(%s + %s + \"]\")).as(%s.class);"
                            .formatted(
                                    file.use(Dut.class),
                                    JavaFile.quoted(stem + "["),
                                    String.join(" + \"][\" + ", numbers),
                                    type));
            file.line("}");
        } else {
            named(stem, method);
            file.line(type + " " + method + "();");
        }
        if (!one) {
            file.line("");
            file.line("/// What `" + stem + "` holds.");
            file.line("@" + file.use(HdlModule.class) + "(" + JavaFile.quoted(stem) + ")");
            body(type, scopes);
        }
    }

    private String nested(String stem) {
        String name = JavaName.type(stem) + "Scope";
        while (!nestedTypes.add(name)) {
            name += "_";
        }
        return name;
    }
}
