package org.cocobean.adapter.verilator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Values as C++ text.
final class CppConstant {

    private static final int WORD = 32;
    private static final int PRINTABLE_FROM = 0x20;
    private static final int PRINTABLE_TO = 0x7e;

    private CppConstant() {}

    /// Returns a string literal.
    static String quoted(String text) {
        return quoted(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(byte[] bytes) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte unit : bytes) {
            int code = unit & 0xff;
            if (code == '"' || code == '\\') {
                literal.append('\\').append((char) code);
            } else if (code >= PRINTABLE_FROM && code <= PRINTABLE_TO) {
                literal.append((char) code);
            } else {
                literal.append("\\%03o".formatted(code));
            }
        }
        return literal.append('"').toString();
    }

    /// Returns the definition of a constant; empty where its value is not known.
    ///
    /// @param value as the description has it
    static Optional<String> definition(String name, Shape shape, String value) {
        if (!shape.dimensions().isEmpty()) {
            return Optional.empty();
        }
        if (shape.kind() == Shape.Kind.REAL) {
            return value.matches("[-+0-9.eE]+")
                    ? Optional.of("const double " + name + " = " + value + ";")
                    : Optional.empty();
        }
        return HdlNumber.parse(value)
                .map(number ->
                        shape.kind() == Shape.Kind.STRING
                                ? text(name, number)
                                : bits(name, shape.width(), number));
    }

    /// Of a literal in the sources, and of a number that is meant as text.
    private static String text(String name, BigInteger number) {
        byte[] bytes = number.signum() < 0 ? new byte[0] : number.toByteArray();
        int from = 0;
        while (from < bytes.length && bytes[from] == 0) {
            from++;
        }
        byte[] text = Arrays.copyOfRange(bytes, from, bytes.length);
        return "const std::string %s(%s, %d);".formatted(name, quoted(text), text.length);
    }

    private static String bits(String name, int width, BigInteger number) {
        BigInteger bits = number.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        if (width <= Long.SIZE) {
            return "const %s %s = 0x%sull;".formatted(storage(width), name, bits.toString(16));
        }
        List<String> words = new ArrayList<>();
        for (int from = 0; from < width; from += WORD) {
            words.add("0x" + Integer.toHexString(bits.shiftRight(from).intValue()));
        }
        return "const uint32_t %s[] = {%s};".formatted(name, String.join(", ", words));
    }

    /// Returns the type that the runtime keeps values of this width in.
    private static String storage(int width) {
        for (int size = Byte.SIZE; size < Long.SIZE; size *= 2) {
            if (width <= size) {
                return "uint" + size + "_t";
            }
        }
        return "uint64_t";
    }
}
