package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.internal.hdl.HdlTokens;

/// The declaration of an entity, as its source has it.
///
/// @param context the library, use and context clauses before it
/// @param name in lower case, unless it is quoted
record TopDeclaration(String context, String name, List<Generic> generics, List<Port> ports) {

    private static final Set<String> CLAUSES = Set.of("library", "use", "context");
    private static final Set<String> MODES = Set.of("in", "out", "inout", "buffer", "linkage");

    /// What a generic may be besides a constant.
    private static final Set<String> NO_CONSTANTS =
            Set.of("type", "package", "procedure", "function", "impure", "pure");

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
    /// types, packages or subprograms, ports whose mode is a view (2019), or parts that are there
    /// under a condition of the tool.
    static Optional<TopDeclaration> find(HdlTokens source, String entity) {
        Optional<TopDeclaration> found = Optional.empty();
        for (int i = 0; i < source.size(); i++) {
            if (source.at(i).equals("entity")
                    && source.at(i + 1).equals(lower(entity))
                    && source.at(i + 2).equals("is")) {
                found = read(source, i, lower(entity));
            }
        }
        return found;
    }

    private static Optional<TopDeclaration> read(HdlTokens source, int start, String entity) {
        int at = start + 3;
        HdlTokens generics = clause(source, at, "generic");
        at += generics.size();
        HdlTokens ports = clause(source, at, "port");
        at += ports.size();
        if (source.at(at).equals("`") || generics.contains("`") || ports.contains("`")) {
            return Optional.empty();
        }
        List<Generic> constants = new ArrayList<>();
        for (HdlTokens one : declarations(generics)) {
            if (NO_CONSTANTS.contains(one.at(0))) {
                return Optional.empty();
            }
            declared(one).forEach(d -> constants.add(new Generic(d.name(), d.type(), d.value())));
        }
        List<Port> all = new ArrayList<>();
        for (HdlTokens one : declarations(ports)) {
            if (one.at(one.find(0, ":") + 1).equals("view")) {
                return Optional.empty();
            }
            all.addAll(declared(one));
        }
        return Optional.of(new TopDeclaration(context(source, start), entity, constants, all));
    }

    /// The words of a clause up to its semicolon, none when another one stands there.
    private static HdlTokens clause(HdlTokens source, int at, String keyword) {
        boolean stands = source.at(at).equals(keyword) && source.at(at + 1).equals("(");
        return source.part(at, stands ? source.close(at + 1) + 2 : at);
    }

    private static List<HdlTokens> declarations(HdlTokens clause) {
        return clause.part(2, clause.size() - 2).split(";").stream()
                .filter(one -> one.size() > 0)
                .toList();
    }

    /// The clauses right before a unit.
    private static String context(HdlTokens source, int unit) {
        StringBuilder text = new StringBuilder();
        int end = unit;
        while (end > 0) {
            int begin = end - 1;
            while (begin > 0 && !source.at(begin - 1).equals(";")) {
                begin--;
            }
            HdlTokens clause = source.part(begin, end);
            if (!CLAUSES.contains(clause.at(0)) || clause.contains("is")) {
                return text.toString();
            }
            text.insert(0, clause.text() + "\n");
            end = begin;
        }
        return text.toString();
    }

    private static List<Port> declared(HdlTokens text) {
        int colon = text.find(0, ":");
        int assigned = text.find(colon + 1, ":");
        boolean classed = text.at(0).equals("constant") || text.at(0).equals("signal");
        HdlTokens names = text.part(classed ? 1 : 0, colon);
        boolean moded = MODES.contains(text.at(colon + 1));
        boolean bus = text.at(assigned - 1).equals("bus");
        if (colon >= text.size() || names.size() == 0) {
            throw new IllegalArgumentException("no declaration: " + text.text());
        }
        String mode = moded ? text.at(colon + 1) : "in";
        String type = text.part(colon + (moded ? 2 : 1), bus ? assigned - 1 : assigned).text();
        String value = text.after(assigned + 2).text();
        return names.split(",").stream()
                .map(name -> new Port(name.at(0), mode, type, value))
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
        return mark(HdlTokens.ofVhdl(type));
    }

    /// Returns the name of the type with which some words begin; a function that resolves it may
    /// stand before it. Empty where no type does.
    static String mark(HdlTokens type) {
        HdlTokens named = type.at(0).equals("(") ? type.after(type.close(0) + 1) : type;
        int last = lastOfName(named, 0);
        if (named.isName(last + 1) && !named.at(last + 1).equals("range")) {
            last = lastOfName(named, last + 1);
        }
        return named.isName(last) ? named.at(last) : "";
    }

    /// Returns the place of the last part of a name such as `work.types.word`.
    static int lastOfName(HdlTokens words, int first) {
        int at = first;
        while (words.isName(at) && words.at(at + 1).equals(".") && words.isName(at + 2)) {
            at += 2;
        }
        return at;
    }

    private static String lower(String name) {
        return name.startsWith("\\") ? name : name.toLowerCase(Locale.ROOT);
    }
}
