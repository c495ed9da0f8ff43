package org.cocobean.internal.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a VHDL source, in lower case, without comments and literals (IEEE 1076-2008, 15).
final class VhdlTokens {

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)|(?<text>\"[^\"\\n]*\")"
                            + "|(?<quoted>\\\\[^\\\\\\n]*\\\\)|(?<word>[A-Za-z\\u00c0-\\u00ff]\\w*)"
                            + "|(?<number>\\d\\w*)|(?<character>'.')|(?<mark>[^\\s\\w])|(?<line>\\n)");

    private final List<String> words = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    VhdlTokens(String text) {
        Matcher piece = PIECE.matcher(text);
        int line = 1;
        int at = 0;
        while (piece.find(at)) {
            at = piece.end();
            String found = piece.group();
            if (piece.group("line") != null) {
                line++;
            } else if (piece.group("comment") != null) {
                line += (int) found.chars().filter(c -> c == '\n').count();
            } else if (piece.group("character") != null) {
                if (endsName()) {
                    add("'", line); // an attribute or a qualified expression
                    at = piece.start() + 1;
                } else {
                    add("''", line);
                }
            } else if (piece.group("text") != null) {
                add("\"\"", line);
            } else {
                add(piece.group("word") != null ? found.toLowerCase(Locale.ROOT) : found, line);
            }
        }
    }

    private void add(String word, int line) {
        words.add(word);
        lines.add(line);
    }

    private boolean endsName() {
        String last = words.isEmpty() ? "" : words.getLast();
        return !last.isEmpty()
                && (Character.isLetterOrDigit(last.charAt(0))
                        || ")]\\".indexOf(last.charAt(0)) >= 0);
    }

    int size() {
        return words.size();
    }

    /// Returns the word at a place, empty outside the text.
    String at(int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }

    int line(int index) {
        return lines.get(index);
    }

    /// Tells whether a name stands there.
    boolean isName(int index) {
        String word = at(index);
        return !word.isEmpty() && (Character.isLetter(word.charAt(0)) || word.charAt(0) == '\\');
    }
}
