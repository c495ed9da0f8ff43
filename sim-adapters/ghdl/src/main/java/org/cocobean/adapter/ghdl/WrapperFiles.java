package org.cocobean.adapter.ghdl;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.Derivation;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;

/// The files from which a wrapper is made, below the output of a build.
enum WrapperFiles implements Derivation {
    /// Reads the declaration of the top out of the sources, and tells what may need a wrapper. The
    /// arguments are the library, the unit and the architecture or nothing, then the sources.
    FIND_TOP {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            findTop(output, arguments);
        }
    },
    /// Does the same in a build that holds what was found before some sources changed. The
    /// arguments are how many these are, they themselves, and those of [#FIND_TOP].
    FIND_TOP_AGAIN {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            int count = 1 + Integer.parseInt(arguments.getFirst());
            List<String> all = arguments.subList(count, arguments.size());
            Path file = output.resolve(PARTS);
            List<String> known = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (!isEntity(output)) {
                findTop(output, all);
                return;
            }
            for (String changed : arguments.subList(1, count)) {
                Sources one = Sources.read(changed, all.getFirst());
                if (!known.contains(one.line(changed, all.get(1)))) {
                    findTop(output, all);
                    return;
                }
            }
        }
    },
    /// Writes the probe; the arguments are generics, as `NAME=value`.
    WRITE_PROBE {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            TopDeclaration top = top(output);
            Map<String, String> values = generics(top, arguments, reals(output));
            requireValues(top, values);
            Files.writeString(output.resolve(PROBE), WrapperText.probe(top, values), ENCODING);
        }
    },
    /// Writes the wrapper, and what it tells tests; the arguments are its name and the standard,
    /// then generics.
    WRITE_WRAPPER {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            Set<String> reals = reals(output);
            ProbeReader probe = new ProbeReader(reals);
            probe.read(Files.readAllLines(output.resolve(ANSWER)));
            List<String> lines = Files.readAllLines(output.resolve(TABLE), ENCODING);
            boolean oneVector = !arguments.get(1).matches("87|93c?|00|02");
            TopDeclaration top = top(output);
            WrapperText text =
                    new WrapperText(
                            top,
                            probe.signals(),
                            new PortMap(oneVector, probe.homes(libraries(output))));
            String name = arguments.getFirst();
            Files.writeString(
                    output.resolve(WRAPPER),
                    text.wrapper(
                            name,
                            lines.getFirst(),
                            generics(top, arguments.subList(2, arguments.size()), reals)),
                    ENCODING);
            text.objects(name).write(output);
        }
    },
    /// Makes the library say that the wrapper's source lies beside it, wherever that will be; GHDL
    /// would look for it where it was analysed. The argument is the library.
    FIND_BESIDE {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            Pattern library = Pattern.compile("(?i)" + arguments.getFirst() + "-obj\\d+\\.cf");
            Pattern place = Pattern.compile("(?m)^file \"[^\"]*\" (?=\"" + WRAPPER + "\")");
            for (Path file : files(output)) {
                if (library.matcher(String.valueOf(file.getFileName())).matches()) {
                    String text = Files.readString(file, ENCODING);
                    Files.writeString(file, place.matcher(text).replaceAll("file . "), ENCODING);
                }
            }
        }
    };

    /// Lines: how the top is instantiated, then reasons.
    static final String TABLE = "cocobean_top.txt";

    /// The reason that a port gives.
    static final String PORTS = "ports";

    /// Is there when the top can be elaborated inside of its wrapper only.
    static final String ONLY_WRAPPED = "cocobean_only_wrapped";

    /// The file of the probe.
    static final String PROBE = "cocobean_probe.vhd";

    /// What GHDL says of the probe.
    static final String ANSWER = "cocobean_probe.txt";

    /// The file of the wrapper.
    static final String WRAPPER = "cocobean_wrapper.vhd";

    private static final String DECLARATION = "cocobean_top.vhd";
    private static final String PARTS = "cocobean_top_parts.txt";

    /// Lines: the library of a source, `work` for that of the top, and its path.
    private static final String LIBRARIES = "cocobean_libraries.txt";

    /// The names of types that are reals, one a line.
    private static final String REALS = "cocobean_reals.txt";

    /// What is found in the sources besides the types in their packages.
    static final List<String> FOUND = List.of(TABLE, DECLARATION, REALS, LIBRARIES);

    /// What is written from that and from the packages.
    static final List<String> WRITTEN = List.of(PROBE, ANSWER, WRAPPER, DesignObjects.FILE);

    private static final String ENTITY = "entity ";
    private static final String WORK = "work";
    private static final Charset ENCODING = StandardCharsets.ISO_8859_1;

    @Override
    public int version() {
        return 9;
    }

    /// Tells whether the types of ports may depend on a source: not on one that holds entities and
    /// architectures only.
    static boolean mayMatter(Path source) {
        try {
            HdlTokens words = HdlTokens.ofVhdl(Files.readString(source, ENCODING));
            return words.contains("package") || words.contains("context");
        } catch (IOException e) {
            return true;
        }
    }

    /// Returns the reason that a generic gives.
    static String reason(String generic) {
        return "generic " + generic.toLowerCase(Locale.ROOT);
    }

    /// Tells whether an entity was found: a line of each source tells of no other than the top, not
    /// of the one that a configuration names.
    private static boolean isEntity(Path output) throws IOException {
        Path table = output.resolve(TABLE);
        return Files.exists(table)
                && Files.readAllLines(table, ENCODING).getFirst().startsWith(ENTITY);
    }

    private static void findTop(Path output, List<String> arguments) throws IOException {
        for (String earlier : List.of(TABLE, DECLARATION, ONLY_WRAPPED)) {
            Files.deleteIfExists(output.resolve(earlier));
        }
        Sources sources = new Sources();
        List<String> parts = new ArrayList<>();
        for (String name : arguments.subList(3, arguments.size())) {
            Sources one = Sources.read(name, arguments.getFirst());
            parts.add(one.line(name, arguments.get(1)));
            sources.add(one);
        }
        Files.write(output.resolve(LIBRARIES), sources.libraries);
        Optional<Found> found = sources.find(arguments.get(1), arguments.get(2));
        if (found.isPresent()) {
            found.get().write(output, sources.types);
        }
        Files.write(output.resolve(PARTS), parts);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /// Returns expressions for the generics that have values.
    private static Map<String, String> generics(
            TopDeclaration top, List<String> arguments, Set<String> reals) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            values.put(
                    argument.substring(0, at).toLowerCase(Locale.ROOT), argument.substring(at + 1));
        }
        Map<String, String> expressions = new HashMap<>();
        for (TopDeclaration.Generic generic : top.generics()) {
            String value = values.get(generic.name());
            if (value != null) {
                String mark = TopDeclaration.mark(generic.type());
                boolean real = mark.equals("real") || reals.contains(mark);
                expressions.put(generic.name(), GenericValue.expression(mark, value, real));
            }
        }
        return expressions;
    }

    private static Set<String> reals(Path output) throws IOException {
        return Set.copyOf(Files.readAllLines(output.resolve(REALS), ENCODING));
    }

    private static void requireValues(TopDeclaration top, Map<String, String> values) {
        List<String> missing =
                top.generics().stream()
                        .filter(generic -> generic.value().isEmpty())
                        .map(TopDeclaration.Generic::name)
                        .filter(name -> !values.containsKey(name))
                        .toList();
        if (!missing.isEmpty()) {
            throw new BuildFailedException(
                    "'%s' has generics without a default, and the design gives them no value: %s. Give one to each, as in parameters = \"%s=1\""
                            .formatted(top.name(), String.join(", ", missing), missing.getFirst()));
        }
    }

    private static TopDeclaration top(Path output) throws IOException {
        String text = Files.readString(output.resolve(DECLARATION), ENCODING);
        Matcher entity = Pattern.compile("(?m)^entity (.+) is$").matcher(text);
        if (!entity.find()) {
            throw new BuildFailedException(DECLARATION + " declares no entity");
        }
        return TopDeclaration.find(HdlTokens.ofVhdl(text), entity.group(1)).orElseThrow();
    }

    /// Returns the libraries of each source by its path.
    private static Map<String, Set<String>> libraries(Path output) throws IOException {
        Map<String, Set<String>> libraries = new HashMap<>();
        for (String line : Files.readAllLines(output.resolve(LIBRARIES))) {
            int tab = line.indexOf('\t');
            libraries
                    .computeIfAbsent(line.substring(tab + 1), path -> new TreeSet<>())
                    .add(line.substring(0, tab));
        }
        return libraries;
    }

    /// A top, and how it is instantiated.
    private record Found(TopDeclaration top, String instance) {

        void write(Path output, SourceTypes types) throws IOException {
            List<String> lines = new ArrayList<>(List.of(instance));
            if (top.generics().stream().anyMatch(Found::isNeeded)) {
                lines.add(PORTS);
                Files.writeString(output.resolve(ONLY_WRAPPED), "");
            } else if (top.ports().stream()
                    .anyMatch(port -> isHard(port, types) || Pin.mayBe(port))) {
                lines.add(PORTS);
            }
            top.generics().stream()
                    .filter(generic -> !GenericValue.isPlain(TopDeclaration.mark(generic.type())))
                    .forEach(generic -> lines.add(reason(generic.name())));
            Files.write(output.resolve(TABLE), lines, ENCODING);
            Files.write(output.resolve(REALS), types.reals(), ENCODING);
            Files.writeString(output.resolve(DECLARATION), top.text(), ENCODING);
        }

        /// GHDL can neither give it a value nor do without one.
        private static boolean isNeeded(TopDeclaration.Generic generic) {
            return generic.value().isEmpty()
                    && !GenericValue.isPlain(TopDeclaration.mark(generic.type()));
        }

        private static boolean isHard(TopDeclaration.Port port, SourceTypes types) {
            return !types.isPlain(TopDeclaration.mark(port.type()));
        }
    }

    /// The words of a design's sources.
    private static final class Sources {

        private final List<HdlTokens> inLibrary = new ArrayList<>();
        private final List<String> libraries = new ArrayList<>();
        private final SourceTypes types = new SourceTypes();

        /// Reads one source; there is nothing in one of another language.
        static Sources read(String name, String library) throws IOException {
            Sources one = new Sources();
            Source source = Source.of(name);
            Path path = Path.of(source.path());
            if (HdlLanguage.of(path) == HdlLanguage.VHDL) {
                HdlTokens words = HdlTokens.ofVhdl(Files.readString(path, ENCODING));
                String other = source.library().orElse(WORK).toLowerCase(Locale.ROOT);
                boolean own = other.equalsIgnoreCase(library);
                if (own) {
                    one.inLibrary.add(words);
                }
                one.types.read(words);
                one.libraries.add((own ? WORK : other) + "\t" + source.path());
            }
            return one;
        }

        void add(Sources one) {
            inLibrary.addAll(one.inLibrary);
            libraries.addAll(one.libraries);
            types.add(one.types);
        }

        /// Returns a line with all of a source that [#find] and [Found#write] may look at: while it
        /// stands, so does what was found.
        String line(String name, String unit) {
            String text =
                    inLibrary.stream().anyMatch(one -> one.contains("configuration"))
                            ? inLibrary.stream()
                                    .map(HdlTokens::text)
                                    .collect(Collectors.joining(" "))
                            : entity(unit).map(TopDeclaration::text).orElse("");
            return (name + "\t" + text + types).replaceAll("\\R", "\u001f");
        }

        Optional<Found> find(String unit, String architecture) {
            Optional<TopDeclaration> entity = entity(unit);
            if (entity.isPresent()) {
                String body = architecture.isEmpty() ? "" : "(" + architecture + ")";
                return entity.map(top -> new Found(top, ENTITY + "work." + unit + body));
            }
            return inLibrary.stream()
                    .flatMap(words -> configured(words, unit).stream())
                    .findFirst()
                    .flatMap(this::entity)
                    .map(top -> new Found(top, "configuration work." + unit));
        }

        /// The name of the entity of a configuration.
        private static Optional<String> configured(HdlTokens words, String configuration) {
            for (int i = 0; i < words.size(); i++) {
                if (words.at(i).equals("configuration")
                        && words.is(i + 1, configuration)
                        && words.at(i + 2).equals("of")) {
                    return Optional.of(words.at(TopDeclaration.lastOfName(words, i + 3)));
                }
            }
            return Optional.empty();
        }

        /// An entity whose name can be the label of its instance.
        private Optional<TopDeclaration> entity(String name) {
            Optional<TopDeclaration> found = Optional.empty();
            for (HdlTokens words : inLibrary) {
                Optional<TopDeclaration> here = TopDeclaration.find(words, name);
                found = here.isPresent() ? here : found;
            }
            return found.filter(top -> !top.declares(top.name()));
        }
    }
}
