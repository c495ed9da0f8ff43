package org.cocobean.internal.hdl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words that a lexer found in a text, each with its place.
final class Words {

    private final String text;
    private final List<String> all = new ArrayList<>();
    private int[] places = new int[3 * 256];
    private int counted;
    private int line = 1;

    Words(String text) {
        this.text = text;
    }

    void add(String word, int start, int end) {
        int at = 3 * all.size();
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        for (; counted < start; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        places[at] = start;
        places[at + 1] = end;
        places[at + 2] = line;
        all.add(word);
    }

    String text() {
        return text;
    }

    int size() {
        return all.size();
    }

    String word(int index) {
        return all.get(index);
    }

    String last() {
        return all.isEmpty() ? "" : all.getLast();
    }

    int start(int index) {
        return places[3 * index];
    }

    int end(int index) {
        return places[3 * index + 1];
    }

    int line(int index) {
        return places[3 * index + 2];
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// VHDL has the letters of Latin-1.
    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u00c0';
    }

    static boolean isPart(char c) {
        return isLetter(c) || isDigit(c);
    }

    /// Returns where the words begin, after the mark of UTF-8 that some editors write.
    static int begin(String text) {
        return text.startsWith("\u00ef\u00bb\u00bf") ? 3 : text.startsWith("\ufeff") ? 1 : 0;
    }

    /// Returns where what begins at a place ends, or the length of the text.
    static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }
}
