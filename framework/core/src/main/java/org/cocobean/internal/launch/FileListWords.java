package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts the text of a file list into words, without comments.
final class FileListWords {

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<space>\\s+)|(?<comment>//[^\\n]*|#[^\\n]*|/\\*(?s:.*?)\\*/)"
                            + "|(?<word>(?:\"[^\"\\n]*\"|[^\\s\"])+)|(?<rest>(?s:.))");

    private FileListWords() {}

    /// A word and where it stands.
    record Word(String text, Path list, int line) {

        /// Returns file and line for messages.
        String place() {
            return list + ":" + line;
        }
    }

    static List<Word> of(Path list, String text) {
        List<Word> words = new ArrayList<>();
        int line = 1;
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group("word") != null) {
                words.add(new Word(pieces.group().replace("\"", ""), list, line));
            } else if (pieces.group("rest") != null) {
                throw new IllegalArgumentException(
                        list + ":" + line + ": a quotation mark without its partner");
            }
            line += (int) pieces.group().chars().filter(c -> c == '\n').count();
        }
        return words;
    }
}
