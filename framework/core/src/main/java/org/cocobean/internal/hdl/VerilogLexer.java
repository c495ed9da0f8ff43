package org.cocobean.internal.hdl;

import java.util.Locale;

/// Cuts the text of Verilog and SystemVerilog into its words (IEEE 1800-2017, 5). Macros stay as
/// they are, and all branches of conditions are read.
final class VerilogLexer {

    private static final String VALUES = "0123456789abcdefxz?_";

    private final String text;
    private final Words words;
    private int at;

    /// @param count how many words are wanted
    VerilogLexer(String text, int start, int count) {
        this.text = text;
        this.words = new Words(text);
        this.at = Math.max(start, Words.begin(text));
        while (at < text.length() && words.size() < count) {
            step();
        }
    }

    Words words() {
        return words;
    }

    private void step() {
        char c = text.charAt(at);
        if (c <= ' ') {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            at = Words.after(text, "*/", at + 2);
        } else if (Words.isLetter(c) || c == '$') {
            add(name(at + 1));
        } else if (Words.isDigit(c)) {
            add(based(number()));
        } else if (c == '\'') {
            add(based(at));
        } else if (c == '"') {
            int end = literal();
            words.add("\"\"", at, end);
            at = end;
        } else if (c == '\\') {
            escaped();
        } else if (c == '`') {
            directive();
        } else {
            add(text.startsWith("::", at) ? at + 2 : at + 1);
        }
    }

    private void add(int end) {
        words.add(text.substring(at, end), at, end);
        at = end;
    }

    private int name(int from) {
        int end = from;
        while (end < text.length() && (Words.isPart(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    /// A unit of time belongs to its number.
    private int number() {
        int end = name(at);
        if (end + 1 < text.length()
                && text.charAt(end) == '.'
                && Words.isDigit(text.charAt(end + 1))) {
            end = name(end + 1);
        }
        boolean power = end > at && "eE".indexOf(text.charAt(end - 1)) >= 0;
        return power && end < text.length() && "+-".indexOf(text.charAt(end)) >= 0
                ? name(end + 1)
                : end;
    }

    /// Returns where a number ends that may go on with its base, as in `8'hff`, `4 'b 01` or `'0`;
    /// else the place itself, or the one after a quote that begins no number.
    private int based(int from) {
        int quote = blanks(from);
        if (quote >= text.length() || text.charAt(quote) != '\'') {
            return from;
        }
        int base = quote + 1;
        if (base < text.length() && "sS".indexOf(text.charAt(base)) >= 0) {
            base++;
        }
        if (base < text.length() && "bBoOdDhH".indexOf(text.charAt(base)) >= 0) {
            int end = values(blanks(base + 1));
            return end > blanks(base + 1) ? end : base + 1;
        }
        if (from == at && base < text.length() && "01xXzZ".indexOf(text.charAt(base)) >= 0) {
            return base + 1;
        }
        return from == at ? at + 1 : from;
    }

    private int blanks(int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private int values(int from) {
        int end = from;
        while (end < text.length()
                && VALUES.indexOf(Character.toLowerCase(text.charAt(end))) >= 0) {
            end++;
        }
        return end;
    }

    /// A literal ends in its line, unless its line goes on or it has three quotes.
    private int literal() {
        if (text.startsWith("\"\"\"", at)) {
            return Words.after(text, "\"\"\"", at + 3);
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == '"') {
                return end + 1;
            }
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    /// A name that ends at a blank, or the end of a line that goes on.
    private void escaped() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        if (end > at + 1) {
            add(end);
        } else {
            at = end;
        }
    }

    /// A macro or directive; what is encrypted has no words.
    private void directive() {
        int end = name(at + 1);
        String name = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
        if (name.equals("protected")) {
            at = Words.after(text, "`endprotected", end);
            return;
        }
        if (end == at + 1) {
            // `` joins words, `" and `\`" stand for quotes in the text of a macro
            end = text.startsWith("`\\`\"", at) ? at + 4 : Math.min(at + 2, text.length());
        }
        add(end);
    }
}
