package org.cocobean.duts;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.cocobean.dut.Dut;
import org.cocobean.dut.StructSignal;

/// Java's names for what HDL names otherwise.
final class JavaName {

    /// Names of types that a generated file uses itself, or everybody without an import.
    private static final Set<String> TAKEN_TYPES =
            Set.of(
                    "Dut",
                    "Signal",
                    "SignalArray",
                    "Handle",
                    "EnumSignal",
                    "StructSignal",
                    "HdlName",
                    "HdlModule",
                    "HdlShape",
                    "HdlField",
                    "HdlLiteral",
                    "LogicVector",
                    "BigInteger",
                    "Signals",
                    "String",
                    "Object",
                    "Record",
                    "Enum",
                    "Integer",
                    "Long",
                    "Override");

    private final Set<String> taken = new HashSet<>();

    private JavaName(Class<?> type) {
        for (Class<?> with : new Class<?>[] {type, Object.class}) {
            Arrays.stream(with.getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .map(Method::getName)
                    .forEach(taken::add);
        }
        taken.addAll(Set.of("clone", "finalize"));
    }

    /// Names for the methods of a scope.
    static JavaName ofScope() {
        return new JavaName(Dut.class);
    }

    /// Names for the methods of a structure.
    static JavaName ofStructure() {
        return new JavaName(StructSignal.class);
    }

    /// Names that only differ from each other, for constants and components of records.
    static JavaName free() {
        return new JavaName(Object.class);
    }

    /// Returns a name like `inValid` for `in_valid`, which nothing had before.
    String method(String hdl) {
        String camel = camel(identifier(hdl));
        return unused(back(camel).equals(hdl) ? camel : identifier(hdl));
    }

    /// Returns the same name as near as Java allows, which nothing had before.
    String constant(String hdl) {
        return unused(identifier(hdl));
    }

    private String unused(String wanted) {
        String name = wanted;
        while (SourceVersion.isKeyword(name) || !taken.add(name)) {
            name += "_";
        }
        return name;
    }

    private static String identifier(String hdl) {
        String name = hdl.replaceAll("[^A-Za-z0-9_$]+", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static String camel(String hdl) {
        StringBuilder name = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < hdl.length(); i++) {
            char c = hdl.charAt(i);
            if (c == '_' && !name.isEmpty()) {
                up = true;
            } else {
                name.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return name.toString();
    }

    /// What a typed interface looks for when a method has this name.
    private static String back(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// Returns a name for a type: `SyncFifo` for `sync_fifo`, `Item` for `pkg::item_t`.
    static String type(String hdl) {
        String last = hdl.replaceFirst("^.*(?:::|\\.)", "").replaceFirst("_(?:t|e|s|type)$", "");
        String camel = camel(identifier(last.toLowerCase(Locale.ROOT)).replaceFirst("^_+", ""));
        String name =
                camel.isEmpty()
                        ? "Type"
                        : camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
        boolean bad = !SourceVersion.isIdentifier(name) || TAKEN_TYPES.contains(name);
        return bad ? name.replaceFirst("^(?=\\d)", "_") + "Type" : name;
    }
}
