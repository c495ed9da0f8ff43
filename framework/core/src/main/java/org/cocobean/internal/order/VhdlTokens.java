package org.cocobean.internal.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The words of a VHDL source, in lower case, without comments and the text of literals (IEEE
/// 1076-2008, 15). Written out by hand, since it reads every source before anything is compiled.
final class VhdlTokens {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int[] lines = new int[1024];
    private int at;
    private int line = 1;

    VhdlTokens(String text) {
        this.text = text;
        while (at < text.length()) {
            step();
        }
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            line++;
            at++;
        } else if (c <= ' ') {
            at++;
        } else if (c == '-' && follows('-')) {
            at = end('\n', at);
        } else if (c == '/' && follows('*')) {
            int end = text.indexOf("*/", at + 2);
            skipTo(end < 0 ? text.length() : end + 2);
        } else if (isLetter(c) || isDigit(c)) {
            word();
        } else if (c == '"') {
            literal("\"\"", '"');
        } else if (c == '\\') {
            int from = at;
            literal("", '\\');
            words.set(words.size() - 1, text.substring(from, at));
        } else if (c == '\'' && isCharacter() && !endsName()) {
            add("''");
            at += 3;
        } else {
            add(String.valueOf(c));
            at++;
        }
    }

    private boolean follows(char next) {
        return at + 1 < text.length() && text.charAt(at + 1) == next;
    }

    private boolean isCharacter() {
        return at + 2 < text.length() && text.charAt(at + 2) == '\'';
    }

    private void word() {
        int from = at;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        add(text.substring(from, at).toLowerCase(Locale.ROOT));
    }

    /// A literal ends in its line.
    private void literal(String word, char quote) {
        add(word);
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end++;
        }
        at = end < text.length() && text.charAt(end) == quote ? end + 1 : end;
    }

    private int end(char c, int from) {
        int end = text.indexOf(c, from);
        return end < 0 ? text.length() : end;
    }

    private void skipTo(int end) {
        for (; at < end; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= '\u00c0';
    }

    private static boolean isPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private void add(String word) {
        if (words.size() == lines.length) {
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[words.size()] = line;
        words.add(word);
    }

    /// A tick after a name is an attribute or a qualified expression, not a character.
    private boolean endsName() {
        String last = words.isEmpty() ? "" : words.getLast();
        if (last.isEmpty()) {
            return false;
        }
        char c = last.charAt(0);
        return isPart(c) || c == ')' || c == ']' || c == '\\';
    }

    int size() {
        return words.size();
    }

    /// Returns the word at a place, empty outside the text.
    String at(int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }

    int line(int index) {
        return lines[index];
    }

    /// Tells whether a name stands there.
    boolean isName(int index) {
        String word = at(index);
        return !word.isEmpty() && (isLetter(word.charAt(0)) || word.charAt(0) == '\\');
    }
}
