package org.cocobean.adapter.ghdl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Reads a value as GHDL prints it, `(valid => 'U', data => "0001")`, as the bits that bring it to
/// a vector.
final class StartValue {

    private static final Pattern WORD = Pattern.compile("'.'|[^,() ]+(?: [a-z]+(?=[,)]|$))?");
    private static final Pattern NAME = Pattern.compile("(?:\\w+|\\\\[^\\\\]*\\\\) => ");

    private final String text;
    private int at;

    private StartValue(String text) {
        this.text = text;
    }

    /// Returns the bits.
    ///
    /// @throws BuildFailedException when it is no value of the type
    static String bits(VhdlType type, String text) {
        StartValue reader = new StartValue(text);
        StringBuilder bits = new StringBuilder();
        reader.read(type, bits);
        return bits.toString();
    }

    private void read(VhdlType type, StringBuilder bits) {
        switch (type) {
            case VhdlType.Scalar scalar -> scalar(scalar, bits);
            case VhdlType.Vector vector -> vector(vector, bits);
            case VhdlType.Array array when array.isString() -> string(array, bits);
            case VhdlType.Array array -> dimension(array, 0, bits);
            case VhdlType.Composite composite -> {
                expect('(');
                for (int i = 0; i < composite.fields().size(); i++) {
                    next(i);
                    read(composite.fields().get(i).type(), bits);
                }
                expect(')');
            }
        }
    }

    /// The bits between quotes, or before 2008 one by one.
    private void vector(VhdlType.Vector vector, StringBuilder bits) {
        boolean quoted = text.startsWith("\"", at);
        expect(quoted ? '"' : '(');
        for (int i = 0; i < vector.width(); i++) {
            if (quoted) {
                bits.append(text, at, Math.min(text.length(), ++at));
            } else {
                next(i);
                scalar(new VhdlType.Scalar(vector.kind(), "bit", List.of(), ""), bits);
            }
        }
        expect(quoted ? '"' : ')');
    }

    /// Characters between quotes, which are not doubled inside, and names of others, all joined by
    /// `&`.
    private void string(VhdlType.Array array, StringBuilder bits) {
        boolean quoted = false;
        for (int i = 0; i < array.dimensions().getFirst().width(); i++) {
            if (quoted && text.startsWith("\" & ", at)) {
                at++;
                quoted = false;
            }
            at += !quoted && text.startsWith(" & ", at) ? " & ".length() : 0;
            if (!quoted && text.startsWith("\"", at)) {
                at++;
                quoted = true;
            }
            if (!quoted) {
                scalar((VhdlType.Scalar) array.element(), bits);
            } else if (at < text.length()) {
                number(text.charAt(at++), Byte.SIZE, bits);
            }
        }
        if (quoted) {
            expect('"');
        }
    }

    private void dimension(VhdlType.Array array, int dimension, StringBuilder bits) {
        if (dimension == array.dimensions().size()) {
            read(array.element(), bits);
            return;
        }
        LogicRange range = array.dimensions().get(dimension);
        expect('(');
        for (int i = 0; i < range.width(); i++) {
            next(i);
            dimension(array, dimension + 1, bits);
        }
        expect(')');
    }

    private void next(int index) {
        if (index > 0) {
            expect(',');
            expect(' ');
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            at = name.end();
        }
    }

    private void scalar(VhdlType.Scalar scalar, StringBuilder bits) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw unknown();
        }
        at = word.end();
        String value = word.group();
        switch (scalar.kind()) {
            case LOGIC, BIT -> bits.append(value.charAt(1));
            case INTEGER -> number(Long.parseLong(value), scalar.width(), bits);
            case PHYSICAL, SMALL_PHYSICAL ->
                    number(
                            Long.parseLong(value.substring(0, value.indexOf(' '))),
                            scalar.width(),
                            bits);
            case BOOLEAN, ENUMERATION -> {
                int number = scalar.literals().indexOf(value);
                if (number < 0) {
                    throw unknown();
                }
                number(number, scalar.width(), bits);
            }
            case REAL -> bits.repeat('U', scalar.width()); // GHDL prints some of its digits
            case OTHER -> throw unknown();
        }
    }

    private static void number(long value, int width, StringBuilder bits) {
        long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
        bits.append(LogicVector.of(value & mask, LogicRange.ofWidth(width)).toBinaryString());
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw unknown();
        }
        at++;
    }

    private BuildFailedException unknown() {
        return new BuildFailedException(
                "a value of the probe was not understood at '"
                        + text.substring(Math.min(at, text.length()))
                        + "' in "
                        + text);
    }
}
