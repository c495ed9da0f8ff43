package org.cocobean.adapter.ghdl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An input of the wrapper that drives an inout port beside the top: nothing, unless a test does.
///
/// @param of the port
/// @param width in bits, or 0 for one that is no vector
/// @param mark of the port's type in the wrapper
record Pin(TopDeclaration.Port of, int width, String mark) {

    private static final String LOGIC = "ieee.std_logic_1164.std_logic";
    private static final String VECTOR = LOGIC + "_vector";

    /// A type without resolution of its own; its range may follow.
    private static final Pattern TYPE = Pattern.compile("(?s)([\\w.\\s]+?)\\s*(?:\\(.*\\))?");

    /// The pin of a port that is a vector in the wrapper only.
    static Pin joined(TopDeclaration.Port port, VhdlType type) {
        return new Pin(port, type.width(), VECTOR);
    }

    /// The pin of a port that the wrapper has as the top has it; empty when it is no inout or the
    /// language does not resolve its type.
    static Optional<Pin> plain(TopDeclaration.Port port, VhdlType type) {
        Matcher mark = TYPE.matcher(port.type().strip());
        if (!mayBe(port) || !mark.matches()) {
            return Optional.empty();
        }
        return switch (type) {
            case VhdlType.Scalar scalar ->
                    scalar.kind() == VhdlType.Kind.LOGIC
                            ? Optional.of(new Pin(port, 0, LOGIC))
                            : Optional.empty();
            case VhdlType.Vector vector ->
                    vector.kind() == VhdlType.Kind.LOGIC && vector.isKnown()
                            ? Optional.of(new Pin(port, vector.width(), mark.group(1)))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Tells whether a port may have a pin.
    static boolean mayBe(TopDeclaration.Port port) {
        return port.mode().equals("inout")
                && !TopDeclaration.mark(port.type())
                        .matches(
                                "std_ulogic(?:_vector)?|(?:unresolved|u)_.*|bit(?:_vector)?|boolean|integer");
    }

    String name() {
        return "\\cocobean drive " + of.name().replace("\\", "") + "\\";
    }

    /// Returns the declaration of the input.
    String port() {
        return width == 0
                ? name() + " : in " + LOGIC + " := 'Z'"
                : name() + " : in " + VECTOR + "(" + (width - 1) + " downto 0) := (others => 'Z')";
    }

    /// Returns the driver of the port.
    String assignment() {
        boolean same = width == 0 || mark.equals(VECTOR);
        return of.name() + " <= " + (same ? name() : mark + "(" + name() + ")") + ";";
    }
}
