package org.cocobean.internal.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a source, or some that follow each other in it, without comments.
///
/// An index outside of them is no error: nothing stands there.
public final class HdlTokens {

    private final Words words;
    private final int from;
    private final int to;

    private HdlTokens(Words words, int from, int to) {
        this.words = words;
        this.from = from;
        this.to = Math.max(from, to);
    }

    /// Reads a source of VHDL: names are in lower case, quoted ones as they stand.
    public static HdlTokens ofVhdl(String text) {
        return of(new VhdlLexer(text).words());
    }

    /// Reads a source of Verilog or SystemVerilog: numbers are one word, as are `$name`, a quoted
    /// name with its backslash, a macro or directive with its mark, and `::`.
    public static HdlTokens ofVerilog(String text) {
        return ofVerilog(text, 0);
    }

    /// Reads a source of Verilog from a place in its text on.
    public static HdlTokens ofVerilog(String text, int start) {
        return of(new VerilogLexer(text, start, Integer.MAX_VALUE).words());
    }

    /// Reads a few words of Verilog from a place in its text on.
    public static HdlTokens ofVerilog(String text, int start, int count) {
        return of(new VerilogLexer(text, start, count).words());
    }

    private static HdlTokens of(Words words) {
        return new HdlTokens(words, 0, words.size());
    }

    /// Returns how many they are.
    public int size() {
        return to - from;
    }

    /// Returns a word, empty where there is none. Of a literal in quotes it has the quotes alone.
    public String at(int index) {
        return has(index) ? words.word(from + index) : "";
    }

    /// Tells whether a word stands there, whatever its letters' case.
    public boolean is(int index, String word) {
        return at(index).equalsIgnoreCase(word);
    }

    private boolean has(int index) {
        return index >= 0 && index < size();
    }

    /// Returns a word as the source has it, with all of a literal.
    public String source(int index) {
        return has(index) ? words.text().substring(start(index), end(index)) : "";
    }

    /// Returns the line of a word, from 1.
    public int line(int index) {
        return words.line(from + index);
    }

    /// Returns where a word begins in the text.
    public int start(int index) {
        return words.start(from + index);
    }

    /// Returns where a word ends in the text.
    public int end(int index) {
        return words.end(from + index);
    }

    /// Tells whether a name stands there; words of the language are names, too.
    public boolean isName(int index) {
        String word = at(index);
        return !word.isEmpty() && (Words.isLetter(word.charAt(0)) || word.charAt(0) == '\\');
    }

    /// Tells whether a number stands there.
    public boolean isNumber(int index) {
        String word = at(index);
        return !word.isEmpty()
                && (Words.isDigit(word.charAt(0))
                        || (word.charAt(0) == '\'' && word.length() > 1 && !word.equals("''")));
    }

    /// Tells whether a literal in double quotes stands there.
    public boolean isText(int index) {
        return at(index).equals("\"\"");
    }

    /// Returns where the bracket closes that opens at a place, or the size.
    public int close(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            depth += depth(i);
            if (depth == 0) {
                return i;
            }
        }
        return size();
    }

    private int depth(int index) {
        return switch (at(index)) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    /// Returns where a word stands next outside of brackets, or a bracket closes that opened
    /// before, or the size.
    public int find(int start, String word) {
        int depth = 0;
        for (int i = start; i < size(); i++) {
            depth += depth(i);
            if (depth < 0 || (depth == 0 && at(i).equals(word))) {
                return i;
            }
        }
        return size();
    }

    /// Returns some of them, none when the end comes first.
    ///
    /// @param end the index after the last one
    public HdlTokens part(int start, int end) {
        int begin = Math.min(start, size());
        return new HdlTokens(words, from + begin, from + Math.clamp(end, begin, size()));
    }

    /// Returns those from a place on.
    public HdlTokens after(int start) {
        return part(start, size());
    }

    /// Cuts them at each separator outside of brackets.
    public List<HdlTokens> split(String separator) {
        List<HdlTokens> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < size(); i++) {
            depth += depth(i);
            if (depth == 0 && at(i).equals(separator)) {
                parts.add(part(begin, i));
                begin = i + 1;
            }
        }
        parts.add(part(begin, size()));
        return parts;
    }

    /// Tells whether one of them is this word.
    public boolean contains(String word) {
        for (int i = 0; i < size(); i++) {
            if (at(i).equals(word)) {
                return true;
            }
        }
        return false;
    }

    /// Returns them as one line, with a space where the source has blanks or comments.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            if (i > 0 && start(i) > end(i - 1)) {
                text.append(' ');
            }
            text.append(source(i));
        }
        return text.toString();
    }

    /// Returns [#text] in lower case.
    public String lowerText() {
        return text().toLowerCase(Locale.ROOT);
    }
}
