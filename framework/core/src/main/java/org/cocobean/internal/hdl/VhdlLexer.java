package org.cocobean.internal.hdl;

import java.util.Locale;
import java.util.Set;

/// Cuts the text of VHDL into its words (IEEE 1076-2008, 15). Written out by hand, since it reads
/// every source before anything is compiled.
final class VhdlLexer {

    /// Words of the language, after which a quote begins a character; after any other name it is a
    /// tick. `all` ends a name.
    private static final Set<String> RESERVED =
            Set.of(
                    ("abs access after alias and architecture array assert attribute begin block body buffer bus case"
                                    + " component configuration constant disconnect downto else elsif end entity exit file for"
                                    + " function generate generic group guarded if impure in inertial inout is label library"
                                    + " linkage literal loop map mod nand new next nor not null of on open or others out package"
                                    + " port postponed procedure process pure range record register reject rem report return rol"
                                    + " ror select severity shared signal sla sll sra srl subtype then to transport type"
                                    + " unaffected units until use variable wait when while with xnor xor")
                            .split(" "));

    private final String text;
    private final Words words;
    private int at;

    VhdlLexer(String text) {
        this.text = text;
        this.words = new Words(text);
        this.at = Words.begin(text);
        while (at < text.length()) {
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
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            at = Words.after(text, "*/", at + 2);
        } else if (Words.isLetter(c)) {
            int end = name(at);
            add(text.substring(at, end).toLowerCase(Locale.ROOT), end);
        } else if (Words.isDigit(c)) {
            int end = number();
            add(text.substring(at, end).toLowerCase(Locale.ROOT), end);
        } else if (c == '"') {
            add("\"\"", literal('"'));
        } else if (c == '\\') {
            int end = literal('\\');
            add(text.substring(at, end), end);
        } else if (c == '\'' && at + 2 < text.length() && text.charAt(at + 2) == '\'' && !ticks()) {
            add("''", at + 3);
        } else {
            add(String.valueOf(c), at + 1);
        }
    }

    private void add(String word, int end) {
        words.add(word, at, end);
        at = end;
    }

    private int name(int from) {
        int end = from;
        while (end < text.length() && Words.isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// `16#ff#`, `1_000`, `1.5e-3`; a unit is a word of its own.
    private int number() {
        int end = digits(at);
        if (is(end, '#')) {
            int close = end + 1;
            while (close < text.length()
                    && (Words.isPart(text.charAt(close)) || text.charAt(close) == '.')) {
                close++;
            }
            end = is(close, '#') ? close + 1 : end;
        } else if (is(end, '.') && end + 1 < text.length() && Words.isDigit(text.charAt(end + 1))) {
            end = digits(end + 1);
        }
        if (is(end, 'e') || is(end, 'E')) {
            int power = is(end + 1, '-') || is(end + 1, '+') ? end + 2 : end + 1;
            int last = digits(power);
            end = last > power ? last : end;
        }
        return end;
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length()
                && (Words.isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private boolean is(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    /// A literal ends in its line; a quote that it holds stands twice.
    private int literal(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == quote) {
                if (!is(end + 1, quote)) {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return end;
    }

    /// Tells whether a quote is a tick, of an attribute or a qualified expression.
    private boolean ticks() {
        String last = words.last();
        if (last.isEmpty()) {
            return false;
        }
        char c = last.charAt(0);
        boolean attribute = words.size() > 1 && words.word(words.size() - 2).equals("'");
        return c == ')'
                || c == ']'
                || c == '\\'
                || last.equals("\"\"")
                || (Words.isLetter(c) && (attribute || !RESERVED.contains(last)));
    }
}
