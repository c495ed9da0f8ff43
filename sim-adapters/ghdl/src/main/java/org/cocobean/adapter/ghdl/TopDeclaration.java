package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The declaration of an entity, as its source has it.
///
/// @param context the library, use and context clauses before it
/// @param name in lower case, unless it is quoted
record TopDeclaration(String context, String name, List<Generic> generics, List<Port> ports) {

    private static final Pattern CLAUSE = Pattern.compile("(?is)\\s*(?:library|use|context)\\b.*");
    private static final Pattern MODE =
            Pattern.compile("(?is)(?:(in|out|inout|buffer|linkage)\\b\\s*)?(.*?)(?:\\s+bus)?");
    private static final Pattern CLASS = Pattern.compile("(?is)(?:constant|signal)\\s+(.*)");
    private static final Pattern MARK = Pattern.compile("(?s)(?:\\w+\\s*\\.\\s*)*(\\w+).*");

    /// A generic.
    ///
    /// @param type as declared, with its range
    /// @param value its default, or empty
    record Generic(String name, String type, String value) {}

    /// A port.
    ///
    /// @param mode in lower case
    /// @param type as declared, with its range
    /// @param value its default, or empty
    record Port(String name, String mode, String type, String value) {}

    /// Copies the lists.
    TopDeclaration {
        generics = List.copyOf(generics);
        ports = List.copyOf(ports);
    }

    /// Finds the last declaration of an entity in a source; empty too when it has generics that are
    /// types, packages or subprograms, or ports whose mode is a view (2019).
    ///
    /// @param source without comments
    static Optional<TopDeclaration> find(String source, String entity) {
        Matcher head =
                Pattern.compile("(?i)(?<![\\w.])entity\\s+" + Pattern.quote(entity) + "\\s+is\\b")
                        .matcher(source);
        Optional<TopDeclaration> found = Optional.empty();
        while (head.find()) {
            found = read(source, head.start(), head.end(), entity);
        }
        return found;
    }

    private static Optional<TopDeclaration> read(
            String source, int start, int body, String entity) {
        List<String> generics = clause(source, body, "generic");
        int after = body;
        Matcher generic = opening(source, body, "generic");
        if (generic.lookingAt()) {
            after = source.indexOf(';', VhdlText.close(source, generic.end() - 1)) + 1;
        }
        List<Generic> constants = new ArrayList<>();
        for (String text : generics) {
            if (text.matches("(?is)(?:type|package|procedure|function|impure|pure)\\b.*")) {
                return Optional.empty();
            }
            declared(text).forEach(d -> constants.add(new Generic(d.name(), d.type(), d.value())));
        }
        List<Port> ports = new ArrayList<>();
        clause(source, after, "port").forEach(text -> ports.addAll(declared(text)));
        if (ports.stream().anyMatch(port -> port.type().matches("(?i)view\\b.*"))) {
            return Optional.empty();
        }
        return Optional.of(
                new TopDeclaration(
                        context(source.substring(0, start)), lower(entity), constants, ports));
    }

    private static Matcher opening(String source, int from, String keyword) {
        return Pattern.compile("(?i)\\s*" + keyword + "\\s*\\(")
                .matcher(source)
                .region(from, source.length());
    }

    private static List<String> clause(String source, int from, String keyword) {
        Matcher open = opening(source, from, keyword);
        if (!open.lookingAt()) {
            return List.of();
        }
        int close = VhdlText.close(source, open.end() - 1);
        return VhdlText.split(source.substring(open.end(), close), ';').stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// The clauses right before a unit.
    private static String context(String before) {
        List<String> statements = VhdlText.split(before, ';');
        int from = statements.size() - 1;
        while (from > 0 && CLAUSE.matcher(statements.get(from - 1)).matches()) {
            from--;
        }
        StringBuilder text = new StringBuilder();
        statements
                .subList(from, statements.size() - 1)
                .forEach(clause -> text.append(clause.replaceAll("\\s+", " ")).append(";\n"));
        return text.toString();
    }

    private static List<Port> declared(String text) {
        List<String> sides = VhdlText.split(text, ':');
        Matcher classed = CLASS.matcher(sides.getFirst());
        String names = classed.matches() ? classed.group(1) : sides.getFirst();
        String type = sides.size() > 1 ? sides.get(1) : "";
        String value = sides.size() > 2 ? sides.get(2).replaceFirst("^=\\s*", "") : "";
        Matcher mode = MODE.matcher(type.strip().replaceAll("\\s+", " "));
        if (!mode.matches()) {
            throw new IllegalArgumentException("no declaration: " + text);
        }
        String direction = mode.group(1) == null ? "in" : mode.group(1).toLowerCase(Locale.ROOT);
        return VhdlText.split(names, ',').stream()
                .map(name -> new Port(lower(name), direction, mode.group(2), value))
                .toList();
    }

    /// Tells whether a generic or port has a name.
    boolean declares(String other) {
        return generics.stream().anyMatch(generic -> generic.name().equals(other))
                || ports.stream().anyMatch(port -> port.name().equals(other));
    }

    /// Returns the declaration in VHDL.
    String text() {
        return context
                + "entity "
                + name
                + " is\n"
                + clause(
                        "generic",
                        generics.stream().map(g -> g.name() + " : " + g.type() + given(g.value())))
                + clause(
                        "port",
                        ports.stream()
                                .map(p ->
                                        p.name()
                                                + " : "
                                                + p.mode()
                                                + " "
                                                + p.type()
                                                + given(p.value())))
                + "end entity;\n";
    }

    private static String clause(String keyword, Stream<String> declarations) {
        String inner = declarations.map(line -> "    " + line).collect(Collectors.joining(";\n"));
        return inner.isEmpty() ? "" : "  " + keyword + " (\n" + inner + "\n  );\n";
    }

    private static String given(String value) {
        return value.isEmpty() ? "" : " := " + value;
    }

    /// Returns the name of a type in lower case, without package and range.
    static String mark(String type) {
        Matcher matcher = MARK.matcher(type.strip());
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String lower(String name) {
        return name.startsWith("\\") ? name : name.toLowerCase(Locale.ROOT);
    }
}
