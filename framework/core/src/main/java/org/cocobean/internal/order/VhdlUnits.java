package org.cocobean.internal.order;

import java.util.Set;
import org.cocobean.internal.hdl.HdlTokens;

/// Reads which design units a VHDL source declares and uses.
///
/// ```
/// declared   entity, architecture, package, package body, configuration, context
/// needed     use L.N, entity L.N, configuration L.N, context L.N, package P is new L.N; the entity
///            of an architecture, the package of a body, entity and architecture of a configuration
/// preferred  L.N anywhere else, and the body of each package that is used
/// bound      the names of components at instances
/// ```
///
/// L is `work` or a library of the design; what other libraries hold is the tool's affair.
final class VhdlUnits {

    private static final String WORK = "work";

    private final HdlTokens words;
    private final String library;
    private final Set<String> libraries;
    private final SourceUnits units = new SourceUnits();

    private VhdlUnits(String text, String library, Set<String> libraries) {
        this.words = HdlTokens.ofVhdl(text);
        this.library = library;
        this.libraries = libraries;
    }

    /// Reads a source of the library.
    ///
    /// @param libraries those that the design has sources for, in lower case
    static SourceUnits read(String text, String library, Set<String> libraries) {
        VhdlUnits reader = new VhdlUnits(text, library, libraries);
        for (int i = 0; i < reader.words.size(); i++) {
            reader.word(i);
        }
        return reader.units;
    }

    private void word(int i) {
        String before = words.at(i - 1);
        boolean declares = !before.equals("end") && !before.equals(":") && !before.equals("use");
        switch (words.at(i)) {
            case "entity", "context" -> {
                if (declares && words.at(i + 2).equals("is")) {
                    units.declare(own(i + 1));
                } else {
                    need(i + 1);
                }
            }
            case "architecture" -> {
                if (declares && words.at(i + 2).equals("of")) {
                    units.declare(own(i + 3) + "(" + words.at(i + 1) + ")");
                    units.need(own(i + 3), words.line(i));
                }
            }
            case "configuration" -> configuration(i, declares);
            case "package" -> aPackage(i, declares);
            case "component" -> {
                if (before.equals(":")) {
                    units.mayBind(words.at(i + 1));
                }
            }
            case ":" -> instance(i + 1);
            case "use" -> use(i);
            default -> selected(i);
        }
    }

    /// `label : NAME port map`, or a declaration of an object, whose type is no unit.
    private void instance(int i) {
        boolean maps =
                words.at(i + 2).equals("map")
                        && (words.at(i + 1).equals("port") || words.at(i + 1).equals("generic"));
        if (words.isName(i) && (maps || words.at(i + 1).equals(";"))) {
            units.mayBind(words.at(i));
        }
    }

    private void configuration(int i, boolean declares) {
        if (!declares || !words.at(i + 2).equals("of")) {
            need(i + 1);
            return;
        }
        units.declare(own(i + 1));
        String entity = own(i + 3);
        units.need(entity, words.line(i));
        for (int k = i + 4; k < i + 40 && k < words.size(); k++) {
            if (words.at(k).equals("for")) {
                units.need(entity + "(" + words.at(k + 1) + ")", words.line(k));
                return;
            }
        }
    }

    private void aPackage(int i, boolean declares) {
        if (!declares) {
            return;
        }
        if (words.at(i + 1).equals("body")) {
            if (words.at(i + 3).equals("is")) {
                units.declare(own(i + 2) + "(body)");
                units.need(own(i + 2), words.line(i));
            }
        } else if (words.at(i + 2).equals("is")) {
            if (words.at(i + 3).equals("new")) {
                need(i + 4);
            }
            if (!words.at(i - 1).equals("(")) { // else a generic of another unit
                units.declare(own(i + 1));
            }
        }
    }

    /// A list of names; in a binding, entity or configuration follow and are read by themselves.
    private void use(int i) {
        int at = i + 1;
        while (words.isName(at)) {
            need(at);
            while (at < words.size() && !words.at(at).equals(",") && !words.at(at).equals(";")) {
                at++;
            }
            if (!words.at(at).equals(",")) {
                return;
            }
            at++;
        }
    }

    /// `L.N` that begins here; of a package that was declared here, or of another library, nothing.
    private void need(int at) {
        String unit = unit(at);
        if (!unit.isEmpty()) {
            units.need(unit, words.line(at));
            units.prefer(unit + "(body)", words.line(at));
        }
    }

    private void selected(int i) {
        if (!words.isName(i) || words.at(i - 1).equals(".")) {
            return;
        }
        String unit = unit(i);
        if (!unit.isEmpty()) {
            units.prefer(unit, words.line(i));
            units.prefer(unit + "(body)", words.line(i));
        }
    }

    private String unit(int at) {
        String first = words.at(at);
        boolean known = first.equals(WORK) || libraries.contains(first);
        if (!known || !words.at(at + 1).equals(".") || !words.isName(at + 2)) {
            return "";
        }
        String name = words.at(at + 2);
        return name.equals("all") ? "" : (first.equals(WORK) ? library : first) + "." + name;
    }

    private String own(int at) {
        return library + "." + words.at(at);
    }
}
