package org.cocobean.sim.spi;

import java.util.List;
import java.util.Optional;
import org.cocobean.value.LogicRange;

/// The type of an object, as far as its tool tells.
///
/// @param kind what its values are
/// @param text as the HDL writes it, or empty
/// @param bounds of an integer
/// @param literals of an enumeration in their order, as the HDL writes them, separated by commas
/// @param elements of an array: what their values are
/// @param dimensions of an array, outermost first; empty where they are not known
public record ObjectType(
        Kind kind,
        String text,
        Optional<Bounds> bounds,
        String literals,
        Optional<Kind> elements,
        List<LogicRange> dimensions) {

    /// A type of which nothing is told.
    public static final ObjectType UNKNOWN = of(Kind.OTHER, "");

    /// Copies the list.
    public ObjectType {
        dimensions = List.copyOf(dimensions);
    }

    /// Returns a type of which no more is told.
    public static ObjectType of(Kind kind, String text) {
        return new ObjectType(kind, text, Optional.empty(), "", Optional.empty(), List.of());
    }

    /// Returns the type of an array.
    ///
    /// @param elements empty where it is not known
    public static ObjectType array(
            String text, Optional<Kind> elements, List<LogicRange> dimensions) {
        return new ObjectType(Kind.ARRAY, text, Optional.empty(), "", elements, dimensions);
    }

    /// The least and the greatest value of an integer.
    public record Bounds(long low, long high) {}

    /// What the values of a type are; the names are those of `design_table.h`.
    public enum Kind {
        /// Bits with X and Z.
        LOGIC,
        /// Bits.
        BIT,
        /// A whole number.
        INTEGER,
        /// A truth value of VHDL.
        BOOLEAN,
        /// A value of an enumeration.
        ENUMERATION,
        /// A floating-point number.
        REAL,
        /// A time of VHDL.
        TIME,
        /// Text.
        STRING,
        /// Elements with places of their own.
        ARRAY,
        /// Fields with places of their own.
        RECORD,
        /// Anything else, or not known.
        OTHER
    }
}
