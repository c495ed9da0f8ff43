package org.cocobean.internal.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Turns any text into a readable name of one file, bounded in length and never a path.
public final class SafeName {

    private SafeName() {}

    /// Returns a name of letters, digits, `_`, `-`, `.`, `=` and `+`, at most `limit` long and not
    /// starting with a dot or dash.
    ///
    /// A text that had to be changed gets eight hexadecimal digits of its digest appended, so that
    /// different texts keep different names.
    public static String of(String text, int limit) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean safe =
                    c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '=' || c == '+');
            boolean inner = (c == '.' || c == '-') && !name.isEmpty();
            if (safe || inner) {
                name.append(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        }
        if (name.toString().equals(text) && text.length() <= limit && !text.isEmpty()) {
            return text;
        }
        String digest = digest(text).substring(0, 8);
        int keep = Math.max(0, limit - digest.length() - 1);
        if (name.length() > keep) {
            name.setLength(keep);
        }
        while (!name.isEmpty() && "_.-".indexOf(name.charAt(name.length() - 1)) >= 0) {
            name.setLength(name.length() - 1);
        }
        return name.isEmpty() ? digest : name + "-" + digest;
    }

    /// Returns the SHA-256 digest of a text in hexadecimal digits.
    public static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns a fresh SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, this one not", e);
        }
    }
}
