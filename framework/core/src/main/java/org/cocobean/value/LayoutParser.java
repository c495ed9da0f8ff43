package org.cocobean.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cocobean.value.Layout.Bits;
import org.cocobean.value.Layout.Elements;
import org.cocobean.value.Layout.Enumeration;
import org.cocobean.value.Layout.Literal;
import org.cocobean.value.Layout.Member;
import org.cocobean.value.Layout.Structure;
import org.cocobean.wording.Words;

/// Reads what [LayoutText] writes.
final class LayoutParser {

    private static final Pattern BASED = Pattern.compile("(\\d+)?'[sS]?([bhdBHD])([\\w?-]+)");

    private final String text;
    private int at;

    LayoutParser(String text) {
        this.text = text;
    }

    LogicVector parse(Layout layout) {
        if (VhdlText.isNumber(layout)) {
            return number(text, layout).withRange(layout.range()).withLayout(layout);
        }
        if (layout instanceof Elements elements
                && VhdlText.isString(layout)
                && !isPattern(elements)) {
            return VhdlText.parseString(text, elements)
                    .withRange(layout.range())
                    .withLayout(layout);
        }
        LogicVector value = layout instanceof Bits ? LogicVector.of(text) : value(layout, false);
        blanks();
        if (layout instanceof Bits) {
            requireWidth(value, layout);
        } else if (at < text.length()) {
            throw wrong("has more behind its end, '" + text.substring(at) + "',", layout);
        }
        return value.withRange(layout.range()).withLayout(layout);
    }

    private LogicVector value(Layout layout, boolean inside) {
        blanks();
        if (layout instanceof Elements elements
                && VhdlText.isString(layout)
                && text.startsWith("\"", at)) {
            return quoted(elements);
        }
        if (!text.startsWith("'{", at)) {
            return word(layout, inside);
        }
        at += 2;
        LogicVector value =
                switch (layout) {
                    case Structure structure when !structure.union() -> members(structure);
                    case Elements elements -> elements(elements);
                    default -> throw wrong("has a list in braces", layout);
                };
        at++;
        return value;
    }

    /// A text of as many characters as the string has is the string.
    private boolean isPattern(Elements string) {
        return text.startsWith("'{") && text.length() != string.indices().width();
    }

    /// As many bits as the type has are these bits, unless they are a number of it.
    private LogicVector number(String word, Layout layout) {
        try {
            boolean bits =
                    word.length() == layout.width() && word.matches("[01]+|[A-Za-z01-]*[A-Za-z]");
            return bits ? LogicVector.of(word) : VhdlText.parseNumber(word, layout);
        } catch (IllegalArgumentException e) {
            throw wrong("has '" + word + "'", layout);
        }
    }

    /// Characters between quotes, which are doubled inside.
    private LogicVector quoted(Elements elements) {
        StringBuilder inside = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '"' && !text.startsWith("\"\"", at)) {
                at++;
                return VhdlText.parseString(inside.toString(), elements);
            }
            at += text.charAt(at) == '"' ? 1 : 0;
            inside.append(text.charAt(at));
        }
        throw wrong("has no closing quote", elements);
    }

    private LogicVector members(Structure structure) {
        Map<String, LogicVector> given = new HashMap<>();
        do {
            blanks();
            int colon = text.indexOf(':', at);
            String name = colon < 0 ? "" : text.substring(at, colon).strip();
            Member member =
                    structure.members().stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> wrong("has '" + name + "'", structure));
            at = colon + 1;
            if (given.put(name, value(member.layout(), true)) != null) {
                throw wrong("has '" + name + "' twice", structure);
            }
        } while (more(structure));
        LogicVector all = LogicVector.filled(Logic.ZERO, 0);
        for (Member member : structure.members()) {
            LogicVector value = given.get(member.name());
            if (value == null) {
                throw wrong("lacks '" + member.name() + "'", structure);
            }
            all = all.concat(value);
        }
        return all;
    }

    private LogicVector elements(Elements elements) {
        List<LogicVector> given = new ArrayList<>();
        do {
            given.add(value(elements.element(), true));
        } while (more(elements));
        if (given.size() != elements.indices().width()) {
            throw wrong("has " + Words.of(given.size(), "element"), elements);
        }
        return given.stream().reduce(LogicVector.filled(Logic.ZERO, 0), LogicVector::concat);
    }

    /// Goes on behind a comma; stops at the closing brace.
    private boolean more(Layout layout) {
        blanks();
        char next = at < text.length() ? text.charAt(at) : 0;
        if (next == ',') {
            at++;
            return true;
        }
        if (next != '}') {
            throw wrong(
                    "has neither a comma nor a closing brace at its character " + (at + 1), layout);
        }
        return false;
    }

    /// A name, a number or, outermost, bits.
    private LogicVector word(Layout layout, boolean inside) {
        int end = at;
        while (end < text.length() && ",}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(at, end).strip();
        at = end;
        if (VhdlText.isNumber(layout) && !BASED.matcher(word).matches()) {
            return number(word, layout);
        }
        if (layout instanceof Enumeration enumeration) {
            for (Literal literal : enumeration.literals()) {
                if (literal.name().equals(word)) {
                    return literal.value();
                }
            }
        }
        try {
            Matcher based = BASED.matcher(word);
            LogicVector value =
                    based.matches()
                            ? based(based, layout)
                            : inside && word.matches("-?\\d+") && !isBits(word, layout)
                                    ? LogicVector.of(new BigInteger(word), layout.width())
                                    : LogicVector.of(word);
            requireWidth(value, layout);
            return value;
        } catch (IllegalArgumentException e) {
            throw wrong("has '" + word + "'", layout);
        }
    }

    /// An enumeration's value without a name is shown by its bits.
    private static boolean isBits(String word, Layout layout) {
        return layout instanceof Enumeration
                && word.length() == layout.width()
                && word.matches("[01]+");
    }

    private static LogicVector based(Matcher based, Layout layout) {
        int width = based.group(1) == null ? layout.width() : Integer.parseInt(based.group(1));
        String digits = based.group(3).replace("_", "");
        return switch (based.group(2).charAt(0)) {
            case 'b', 'B' -> LogicVector.of(digits);
            case 'h', 'H' -> LogicVector.of(new BigInteger(digits, 16), width);
            default -> LogicVector.of(new BigInteger(digits), width);
        };
    }

    private static void requireWidth(LogicVector value, Layout layout) {
        if (value.width() != layout.width()) {
            throw new IllegalArgumentException(
                    value
                            + " has "
                            + Words.of(value.width(), "bit")
                            + ", but a value of type "
                            + layout.name()
                            + " has "
                            + layout.width());
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what, Layout layout) {
        return new IllegalArgumentException(
                "\""
                        + text
                        + "\" "
                        + what
                        + " where a value of type "
                        + layout.name()
                        + " is needed: "
                        + needed(layout));
    }

    private static String needed(Layout layout) {
        return switch (layout) {
            case Bits bits when VhdlText.isReal(bits) -> "give a number";
            case Bits bits ->
                    VhdlUnits.of(bits)
                            .map(VhdlUnits::example)
                            .orElseGet(() -> "give a number of " + Words.of(bits.width(), "bit"));
            case Enumeration enumeration ->
                    "give one of "
                            + enumeration.literals().stream()
                                    .map(Literal::name)
                                    .collect(Collectors.joining(", "))
                            + ", or "
                            + Words.of(enumeration.width(), "bit");
            case Elements elements ->
                    "give its " + elements.indices().width() + " elements, '{…, …}, or its bits";
            case Structure structure when structure.union() ->
                    "give a number of " + Words.of(structure.width(), "bit");
            case Structure structure ->
                    structure.members().stream()
                            .map(member -> member.name() + ": …")
                            .collect(Collectors.joining(", ", "give '{", "}, or its bits"));
        };
    }
}
