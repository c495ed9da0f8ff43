package org.cocobean.internal.launch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.sim.spi.ParameterValue;

/// A parameter of a module whose value begins with a number, as the source has it. Compilers cut or
/// round what does not fit, most of them in silence.
///
/// @param words what stands before its name: type and range, or nothing when it takes the type of
///   its value
/// @param value its default
record DeclaredParameter(String name, String words, String value) {

    private static final Pattern RANGE =
            Pattern.compile("[^\\[]*\\[\\s*(\\d+)\\s*:\\s*(\\d+)\\s*]\\s*");
    private static final Pattern BASED =
            Pattern.compile("\\d*'[sS]?([bBoOdDhH])([\\da-fA-FxXzZ?]+)");
    private static final Set<String> UNTYPED = Set.of("", "signed", "unsigned");
    private static final Map<String, Integer> WIDTHS =
            Map.of(
                    "bit",
                    1,
                    "logic",
                    1,
                    "reg",
                    1,
                    "byte",
                    8,
                    "shortint",
                    16,
                    "int",
                    32,
                    "integer",
                    32,
                    "longint",
                    64,
                    "time",
                    64);
    private static final int UNSIZED = 32;
    private static final int DECIMAL = 10;

    /// Returns the declarations in what follows the word `parameter`.
    static List<DeclaredParameter> in(HdlTokens list) {
        List<DeclaredParameter> all = new ArrayList<>();
        String last = "";
        for (HdlTokens part : list.split(",")) {
            int name = nameAt(part);
            boolean begins = part.at(0).equals("parameter");
            HdlTokens type = part.part(begins ? 1 : 0, name);
            if (name < 0 || part.at(name).startsWith("\\") || !isPlain(type)) {
                continue;
            }
            String words = type.text();
            if (words.isEmpty() && !begins) {
                words = last;
            }
            last = words;
            int value = part.find(name, "=") + 1;
            boolean signed = part.at(value).equals("-") || part.at(value).equals("+");
            int number = signed ? value + 1 : value;
            if (part.isNumber(number)) {
                String text = part.part(value, number + 1).text().replaceAll("\\s", "");
                all.add(new DeclaredParameter(part.at(name), words, text));
            }
        }
        return all;
    }

    /// Returns the place of the name in one declaration of a list, or -1 when it gives no value.
    static int nameAt(HdlTokens part) {
        int assigned = part.find(0, "=");
        for (int i = 0; i < assigned && assigned < part.size(); i++) {
            int after = i + 1;
            while (part.at(after).equals("[")) {
                after = part.close(after) + 1;
            }
            if (part.isName(i) && after == assigned) {
                return i;
            }
        }
        return -1;
    }

    /// Names and ranges; of a type of a package nothing is known.
    private static boolean isPlain(HdlTokens type) {
        for (int i = 0; i < type.size(); i++) {
            if (type.at(i).equals("[")) {
                i = type.close(i);
            } else if (!type.isName(i)) {
                return false;
            }
        }
        return true;
    }

    /// Returns why a value cannot be meant, as the end of "the parameter ...", or empty.
    Optional<String> refuses(String given) {
        if (given.equals(value)) {
            return Optional.empty();
        }
        if (!new ParameterValue(given).isNumber()) {
            return Optional.of(
                    "is a number (%s in the sources), and '%s' is none: write one as Verilog does, such as 16, 8'h10 or 2.5"
                            .formatted(value, given));
        }
        if (isReal(value) || !isWhole()) {
            return Optional.empty();
        }
        if (isReal(given)) {
            return Optional.of(
                    "is a whole number (%s in the sources), and '%s' would be rounded: declare it as parameter real"
                            .formatted(value, given));
        }
        Matcher based = BASED.matcher(plain(given));
        boolean isBased = based.matches();
        if (isBased && based.group(2).matches(".*[xXzZ?].*")) {
            return width().isEmpty() && !value.matches(".*[xXzZ?].*")
                    ? Optional.of(
                            "is a whole number (%s in the sources), and '%s' has unknown bits"
                                    .formatted(value, given))
                    : Optional.empty();
        }
        if (isBased && UNTYPED.contains(words)) {
            return Optional.empty(); // it becomes as wide as its value
        }
        int width = width().orElse(UNSIZED);
        BigInteger number;
        try {
            number =
                    isBased
                            ? new BigInteger(based.group(2), base(based.group(1)))
                            : new BigInteger(plain(given), DECIMAL);
        } catch (NumberFormatException e) {
            return Optional.of(
                    "is a number (%s in the sources), and '%s' has digits that its base has not"
                            .formatted(value, given));
        }
        BigInteger least = BigInteger.TWO.pow(width - 1).negate();
        BigInteger most = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
        return number.compareTo(least) >= 0 && number.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(
                        "has %d bits (%s in the sources), and '%s' does not fit: give a value from %d to %d"
                                .formatted(
                                        width, (words + " " + value).strip(), given, least, most));
    }

    private static int base(String letter) {
        return switch (letter.toLowerCase(Locale.ROOT)) {
            case "b" -> 2;
            case "o" -> 8;
            case "h" -> 16;
            default -> DECIMAL;
        };
    }

    private static String plain(String number) {
        return number.replace("_", "").replaceFirst("^\\+", "");
    }

    private static boolean isReal(String number) {
        return number.indexOf('\'') < 0
                && (number.contains(".") || number.toLowerCase(Locale.ROOT).contains("e"));
    }

    /// Whether its type is one of the language's whole numbers.
    private boolean isWhole() {
        String type = types();
        return UNTYPED.contains(words)
                || WIDTHS.containsKey(type)
                || (type.isEmpty() && width().isPresent());
    }

    private String types() {
        return List.of(words.replaceAll("\\[.*", "").strip().split("\\s+")).stream()
                .filter(word -> !UNTYPED.contains(word))
                .collect(Collectors.joining(" "));
    }

    /// Its number of bits, where the declaration says it in plain numbers.
    private Optional<Integer> width() {
        Matcher range = RANGE.matcher(words);
        if (range.matches()
                && range.group(1).length() < DECIMAL
                && range.group(2).length() < DECIMAL) {
            int left = Integer.parseInt(range.group(1));
            int right = Integer.parseInt(range.group(2));
            return Optional.of(Math.abs(left - right) + 1);
        }
        return words.contains("[") ? Optional.empty() : Optional.ofNullable(WIDTHS.get(types()));
    }
}
