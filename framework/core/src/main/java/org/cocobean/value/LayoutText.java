package org.cocobean.value;

import java.util.Set;
import org.cocobean.value.Layout.Bits;
import org.cocobean.value.Layout.Elements;
import org.cocobean.value.Layout.Enumeration;
import org.cocobean.value.Layout.Literal;
import org.cocobean.value.Layout.Member;
import org.cocobean.value.Layout.Structure;

/// Writes values as their types mean them.
final class LayoutText {

    private static final Set<String> NUMBERS =
            Set.of("int", "integer", "byte", "shortint", "longint", "time");

    private LayoutText() {}

    /// Tells whether the bits are meant as a number.
    static boolean isNumber(Layout layout) {
        return VhdlText.isNumber(layout)
                || (layout instanceof Bits bits && NUMBERS.contains(bits.keyword()));
    }

    /// Returns the name of an enumeration's value, a pattern for structures and packed arrays, the
    /// bits of others.
    static String of(LogicVector value, Layout layout) {
        if (VhdlText.isString(layout)) {
            return VhdlText.string(value).orElseGet(value::toBinaryString);
        }
        return layout instanceof Bits && !VhdlText.isNumber(layout)
                ? value.toBinaryString()
                : inner(value, layout);
    }

    private static String inner(LogicVector value, Layout layout) {
        return switch (layout) {
            case Bits bits ->
                    isNumber(bits) && value.isResolved() ? number(value, bits) : literal(value);
            case Enumeration enumeration -> name(value, enumeration);
            case Elements elements when VhdlText.isString(elements) ->
                    VhdlText.string(value)
                            .map(text -> '"' + text.replace("\"", "\"\"") + '"')
                            .orElseGet(() -> elements(value, elements));
            case Elements elements -> elements(value, elements);
            case Structure structure when structure.union() -> literal(value);
            case Structure structure -> members(value, structure);
        };
    }

    private static String number(LogicVector value, Bits bits) {
        if (VhdlText.isNumber(bits)) {
            return VhdlText.number(value, bits);
        }
        return (bits.signed() ? value.toSignedBigInteger() : value.toBigInteger()).toString();
    }

    private static String literal(LogicVector value) {
        if (value.width() == 1) {
            return value.toBinaryString();
        }
        return value.isResolved()
                ? value.width() + "'h" + value.toHexString()
                : value.width() + "'b" + value.toBinaryString();
    }

    private static String name(LogicVector value, Enumeration enumeration) {
        for (Literal literal : enumeration.literals()) {
            if (literal.value().equals(value)) {
                return literal.name();
            }
        }
        return value.toBinaryString();
    }

    private static String elements(LogicVector value, Elements elements) {
        StringBuilder text = new StringBuilder("'{");
        int width = elements.element().width();
        for (int high = value.width(); high > 0; high -= width) {
            text.append(text.length() > 2 ? ", " : "");
            text.append(inner(value.part(high - width, elements.element()), elements.element()));
        }
        return text.append('}').toString();
    }

    private static String members(LogicVector value, Structure structure) {
        StringBuilder text = new StringBuilder("'{");
        int high = value.width();
        for (Member member : structure.members()) {
            high -= member.layout().width();
            text.append(text.length() > 2 ? ", " : "").append(member.name()).append(": ");
            text.append(inner(value.part(high, member.layout()), member.layout()));
        }
        return text.append('}').toString();
    }
}
