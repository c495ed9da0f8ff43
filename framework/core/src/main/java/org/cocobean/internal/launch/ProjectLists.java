package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.launch.FileListWords.Word;

/// Reads lists of other tools as if they were file lists:
///
/// ```
/// project.prj     vhdl2008 lib a.vhd "b c.vhd"       of Vivado, xsim and XST: language, library,
///                 sv work top.sv -d FAST=1 -i inc    files and options of one set, over several
///                 sv work --include inc \            lines with a backslash at their ends
///                 "c.sv"
/// sources.csv     lib, a.vhd                         of VUnit: library, file and, if need be,
///                 lib, b.vhd, 2008                   standard
/// ```
final class ProjectLists {

    private static final Pattern PROJECT_WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern VHDL = Pattern.compile("(?i)vhdl(\\d*)");
    private static final Pattern VERILOG = Pattern.compile("(?i)verilog|sv|systemverilog");

    private static final Map<String, String> OPTIONS =
            Map.of("-d", "-D", "--define", "-D", "-i", "-I", "--include", "-I");

    private ProjectLists() {}

    /// Returns the words of a list of whatever kind, by the end of its name.
    ///
    /// @throws IllegalArgumentException with list and line of what is not understood
    static List<Word> words(Path list, String text) {
        String name = list.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".prj")) {
            return lines(list, text, ProjectLists::projectLine);
        }
        return name.endsWith(".csv")
                ? lines(list, text, ProjectLists::row)
                : FileListWords.of(list, text);
    }

    private interface LineReader {
        List<String> read(String line, String place);
    }

    private static List<Word> lines(Path list, String text, LineReader reader) {
        List<Word> words = new ArrayList<>();
        int number = 0;
        String begun = "";
        for (String part : text.lines().map(String::strip).toList()) {
            number++;
            String line = begun + part;
            begun = line.endsWith("\\") ? line.substring(0, line.length() - 1) + " " : "";
            if (begun.isEmpty()
                    && !line.isEmpty()
                    && !line.startsWith("#")
                    && !line.startsWith("--")) {
                for (String word : reader.read(line, list + ":" + number)) {
                    words.add(new Word(word, list, number));
                }
            }
        }
        return words;
    }

    private static List<String> projectLine(String line, String place) {
        List<String> cut = new ArrayList<>();
        Matcher word = PROJECT_WORD.matcher(line);
        while (word.find()) {
            cut.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        if (cut.equals(List.of("nosort"))) {
            return List.of();
        }
        Matcher vhdl = VHDL.matcher(cut.getFirst());
        boolean isVhdl = vhdl.matches();
        if (cut.size() < 3 || (!isVhdl && !VERILOG.matcher(cut.getFirst()).matches())) {
            throw new IllegalArgumentException(
                    place
                            + ": '"
                            + line
                            + "' is not understood in a project list: write LANGUAGE LIBRARY FILE..., such as vhdl2008 work top.vhd, with the languages vhdl, vhdl93, vhdl2008, verilog and sv");
        }
        List<String> words = new ArrayList<>();
        if (isVhdl && !vhdl.group(1).isEmpty()) {
            words.add("--std=" + vhdl.group(1));
        }
        for (int i = 2; i < cut.size(); i++) {
            String text = cut.get(i);
            String option = OPTIONS.get(text);
            if (option != null && i + 1 < cut.size()) {
                words.add(option);
                words.add(cut.get(++i));
            } else {
                words.add(isVhdl ? cut.get(1) + "=" + text : text);
            }
        }
        return words;
    }

    private static List<String> row(String line, String place) {
        String[] cells = line.split("\\s*,\\s*");
        if (cells.length < 2 || cells.length > 3 || cells[1].isEmpty()) {
            throw new IllegalArgumentException(
                    place
                            + ": '"
                            + line
                            + "' is not understood in a list of sources: write library, file or library, file, standard");
        }
        List<String> words = new ArrayList<>();
        if (cells.length == 3) {
            words.add("--std=" + cells[2]);
        }
        words.add(cells[0].isEmpty() ? cells[1] : cells[0] + "=" + cells[1]);
        return words;
    }
}
