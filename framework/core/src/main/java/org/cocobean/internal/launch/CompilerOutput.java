package org.cocobean.internal.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a compiler printed when it failed: the errors among the warnings.
///
/// ```
/// a.vhd:3:9:warning: text       a.v:3: warning: text       %Warning-WIDTH: a.v:3:9: text
///     the line                                                 more of it, indented
///     ^
/// ```
final class CompilerOutput {

    private static final Pattern WARNING =
            Pattern.compile("(?i)%Warning\\b.*|.*?:\\d+(?::\\d+)?:\\s*warning:.*");
    private static final Pattern CARET = Pattern.compile("\\s*\\^[~^\\s]*");

    private CompilerOutput() {}

    /// Returns the output without its warnings, and how many there were; as it is when nothing else
    /// is in it.
    static String errors(String output) {
        List<String> lines = output.strip().lines().toList();
        List<String> kept = new ArrayList<>();
        int warnings = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!WARNING.matcher(lines.get(i)).matches()) {
                kept.add(lines.get(i));
                continue;
            }
            warnings++;
            if (i + 2 < lines.size() && CARET.matcher(lines.get(i + 2)).matches()) {
                i += 2;
            }
            while (i + 1 < lines.size() && lines.get(i + 1).startsWith(" ")) {
                i++;
            }
        }
        if (warnings == 0 || kept.stream().allMatch(String::isBlank)) {
            return output.strip();
        }
        return "%s\n(%d warnings stand in the log)"
                .formatted(String.join("\n", kept).strip(), warnings);
    }
}
