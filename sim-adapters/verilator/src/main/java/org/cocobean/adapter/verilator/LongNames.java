package org.cocobean.adapter.verilator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.hdl.HdlTokens;

/// The names behind those that the tool shortens: of an identifier whose encoded form has more than
/// 127 characters it keeps the beginning, `__Vhsh` and 40 characters of a digest of that form.
///
/// They are found among the words of the sources.
final class LongNames {

    private static final String MARK = "__Vhsh";
    private static final int LONGEST = 127;
    private static final Pattern SHORTENED =
            Pattern.compile(".*?" + MARK + "([A-Za-z0-9]{40})(.*)", Pattern.DOTALL);
    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789AB";
    private static final int GROUPS = 10;

    private final Map<String, String> names;

    private LongNames(Map<String, String> names) {
        this.names = names;
    }

    /// Returns those of a description.
    ///
    /// @param sources read only when the description has a shortened name
    static LongNames of(Node description, HdlSources sources) {
        Map<String, String> names = new HashMap<>();
        if (description.all().anyMatch(node -> node.text("name").contains(MARK))) {
            collect(sources.words(), names);
        }
        return new LongNames(Map.copyOf(names));
    }

    private static void collect(HdlTokens words, Map<String, String> names) {
        for (int i = 0; i < words.size(); i++) {
            if (words.isName(i)) {
                String bytes =
                        words.at(i).startsWith("\\") ? words.at(i).substring(1) : words.at(i);
                String name =
                        new String(
                                bytes.getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8);
                String encoded = encoded(name);
                if (encoded.length() > LONGEST) {
                    names.put(digest(encoded), name);
                }
            }
        }
    }

    /// Returns the HDL's name of one part of a path, which may have an index at its end.
    String restore(String part) {
        Matcher shortened = SHORTENED.matcher(part);
        if (!shortened.matches()) {
            return part;
        }
        String name = names.get(shortened.group(1));
        return name == null ? part : name + shortened.group(2);
    }

    /// Returns a name in the characters that a C++ identifier has.
    static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int character = bytes[i] & 0xff;
            boolean letter =
                    (character >= 'a' && character <= 'z')
                            || (character >= 'A' && character <= 'Z');
            boolean digit = character >= '0' && character <= '9';
            if (letter || (digit && i > 0)) {
                encoded.append((char) character);
            } else if (character != '_') {
                encoded.append("__0").append(HexFormat.of().toHexDigits((byte) character));
            } else if (i + 1 < bytes.length && bytes[i + 1] == '_') {
                encoded.append("___05F");
                i++;
            } else {
                encoded.append('_');
            }
        }
        return encoded.toString();
    }

    /// Returns the digest's first 30 bytes, three of them as four digits.
    static String digest(String encoded) {
        byte[] sum;
        try {
            sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(encoded.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            int bits =
                    ((sum[3 * i] & 0xff) << 16)
                            | ((sum[3 * i + 1] & 0xff) << 8)
                            | (sum[3 * i + 2] & 0xff);
            for (int shift : List.of(18, 12, 6, 0)) {
                digits.append(DIGITS.charAt((bits >> shift) & 63));
            }
        }
        return digits.toString();
    }
}
