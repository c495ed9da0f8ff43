package org.cocobean.internal.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.HdlLanguage;

/// Reads a `.core` file of FuseSoC (CAPI2) and those that it depends on, which come first.
///
/// Of the target, `sim` or else `default` unless one is named, the file sets are compiled and the
/// parameters and `toplevel` taken: `vlogparam` and `generic` are parameters of the top,
/// `vlogdefine` macros, and `plusarg` plusargs. Cores that it depends on are looked for by name
/// below the project and beside the core, and give their target `default`. No condition on a tool
/// holds (`tool_icarus ? (x)`), since one list serves all.
final class CoreFile {

    private static final Pattern CONDITION =
            Pattern.compile("(!?)\\s*(\\w+)\\s*\\?\\s*\\(\\s*(.*?)\\s*\\)");

    private final CoreLibrary library;
    private final Consumer<Path> reader;
    private final Set<Path> done = new LinkedHashSet<>();
    private final List<SourceSet> sets = new ArrayList<>();
    private final Set<String> includes = new LinkedHashSet<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> defines = new LinkedHashMap<>();
    private final List<String> plusargs = new ArrayList<>();

    /// What the cores describe as parameters; a core may use those of what it depends on.
    private final Map<String, YamlValue> described = new LinkedHashMap<>();

    private String top = "";

    private CoreFile(CoreLibrary library, Consumer<Path> reader) {
        this.library = library;
        this.reader = reader;
    }

    static ListedSources read(Path list, List<String> named, Path project, Consumer<Path> reader) {
        CoreFile core =
                new CoreFile(new CoreLibrary(List.of(list.resolveSibling(""), project)), reader);
        core.readCore(list, named.isEmpty() ? List.of("sim", "default") : named, true);
        // a header of one core may be included by any that depends on it
        List<String> directories = List.copyOf(core.includes);
        return new ListedSources(
                core.sets.stream().map(set -> set.searching(directories)).toList(),
                core.parameters,
                core.defines,
                core.plusargs,
                core.top);
    }

    private void readCore(Path list, List<String> wanted, boolean isTop) {
        if (!done.add(list.toAbsolutePath().normalize())) {
            return;
        }
        reader.accept(list);
        YamlValue file = YamlValue.read(list);
        file.find("parameters")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach(described::putIfAbsent); // who depends on others is read before them
        file.find("mapping")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((name, core) -> library.map(name, core.text()));
        Map<String, YamlValue> targets =
                file.find("targets").map(YamlValue::entries).orElse(Map.of());
        Optional<String> name = wanted.stream().filter(targets::containsKey).findFirst();
        if (name.isEmpty()) {
            if (!isTop) {
                return; // a core of generators or of IP has nothing to compile
            }
            throw file.wrong(
                    "there is no target '%s' here; there are %s"
                            .formatted(wanted.getFirst(), targets.keySet()));
        }
        Target target = new Target(file, list, name.get(), isTop);
        name.map(targets::get).ifPresent(target::read);
    }

    /// One target of one core.
    private final class Target {

        private final YamlValue file;
        private final Path list;
        private final Set<String> flags;

        Target(YamlValue file, Path list, String name, boolean isTop) {
            this.file = file;
            this.list = list;
            this.flags = isTop ? Set.of("target_" + name, "is_toplevel") : Set.of("target_" + name);
        }

        void read(YamlValue target) {
            Map<String, YamlValue> all =
                    file.find("filesets").map(YamlValue::entries).orElse(Map.of());
            List<YamlValue> named = new ArrayList<>(target.list("filesets"));
            named.addAll(target.list("filesets_append"));
            for (YamlValue word : named) {
                Optional<String> name = holding(word.text());
                if (name.isPresent()) {
                    YamlValue set = all.get(name.get());
                    if (set == null) {
                        throw word.wrong(
                                "there is no fileset '%s'; there are %s"
                                        .formatted(name.get(), all.keySet()));
                    }
                    readSet(set);
                }
            }
            if (flags.contains("is_toplevel")) {
                target.list("parameters").forEach(this::parameter);
                top =
                        target.list("toplevel").stream()
                                .flatMap(word -> holding(word.text()).stream())
                                .findFirst()
                                .orElse("");
            }
        }

        /// What remains of a text with a condition, empty when that does not hold.
        private Optional<String> holding(String text) {
            Matcher condition = CONDITION.matcher(text);
            if (!condition.matches()) {
                return Optional.of(text.strip());
            }
            boolean wanted = condition.group(1).isEmpty();
            return flags.contains(condition.group(2)) == wanted
                    ? Optional.of(condition.group(3))
                    : Optional.empty();
        }

        private void readSet(YamlValue set) {
            for (YamlValue dependency : set.list("depend")) {
                holding(dependency.text())
                        .ifPresent(name ->
                                readCore(
                                        library.expect(name, dependency, done),
                                        List.of("default"),
                                        false));
            }
            for (YamlValue item : set.list("files")) {
                if (!item.isMapping()) {
                    add(item, item.text(), set, set);
                    continue;
                }
                item.entries().forEach((name, own) -> add(item, name, own, set));
            }
        }

        private void add(YamlValue item, String text, YamlValue own, YamlValue set) {
            Optional<String> name = holding(text);
            if (name.isEmpty()) {
                return;
            }
            Path path = list.resolveSibling(name.get()).toAbsolutePath().normalize();
            if (is(own, "is_include_file")) {
                includes.add(
                        of(own, set, "include_path")
                                .map(directory -> list.resolveSibling(directory))
                                .orElse(path.resolveSibling(""))
                                .toAbsolutePath()
                                .normalize()
                                .toString());
                return;
            }
            String kind = of(own, set, "file_type").orElse("");
            Optional<CoreFileType> type = CoreFileType.of(kind, name.get(), item);
            if (type.isEmpty()) {
                return;
            }
            if (!Files.exists(path) && file.find("provider").isPresent()) {
                throw item.wrong(
                        "the source '%s' is not there: FuseSoC fetches those of this core, so let it ('fusesoc fetch') and take the .core file beside them"
                                .formatted(name.get()));
            }
            SourceSet one = SourceSet.of(path.toString());
            if (own.isMapping()) {
                for (Map.Entry<String, YamlValue> define :
                        own.find("define").map(YamlValue::entries).orElse(Map.of()).entrySet()) {
                    one = one.withDefine(define.getKey(), define.getValue().text());
                }
            }
            boolean vhdl = type.get().language() == HdlLanguage.VHDL;
            sets.add(
                    one.withLibrary(vhdl ? of(own, set, "logical_name").orElse(null) : null)
                            .withLanguage(type.get().standard()));
        }

        private boolean is(YamlValue own, String key) {
            return own.isMapping()
                    && own.find(key).map(value -> value.text().equals("true")).orElse(false);
        }

        private Optional<String> of(YamlValue own, YamlValue set, String key) {
            Optional<YamlValue> value = own.isMapping() ? own.find(key) : Optional.empty();
            return value.or(() -> set.find(key)).map(YamlValue::text);
        }

        private void parameter(YamlValue word) {
            Optional<String> holding = holding(word.text());
            if (holding.isEmpty()) {
                return;
            }
            String[] sides = holding.get().split("=", 2);
            String name = sides[0].strip();
            YamlValue description = described.get(name);
            if (description == null) {
                throw word.wrong(
                        "there is no parameter '%s' here; there are %s"
                                .formatted(name, described.keySet()));
            }
            String kind = description.find("paramtype").map(YamlValue::text).orElse("vlogparam");
            Optional<String> value =
                    sides.length > 1
                            ? Optional.of(sides[1].strip())
                            : description.find("default").map(YamlValue::text);
            switch (kind) {
                case "vlogparam", "generic" -> value.ifPresent(v -> parameters.put(name, v));
                case "vlogdefine" -> value.ifPresent(v -> define(description, name, v));
                case "plusarg" -> value.ifPresent(v -> plusargs.add(name + "=" + v));
                default -> {} // of programs and scripts
            }
        }

        private void define(YamlValue described, String name, String value) {
            boolean flag =
                    described
                            .find("datatype")
                            .map(type -> type.text().equals("bool"))
                            .orElse(false);
            if (!flag) {
                defines.put(name, value);
            } else if (value.equals("true")) {
                defines.put(name, "");
            }
        }
    }
}
