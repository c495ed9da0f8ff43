package org.cocobean.adapter.verilator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as the tool writes them in its description: in quotes, or as the number that their bytes
/// are.
final class HdlText {

    private static final Pattern NUMBER = Pattern.compile("\\d+'h((?:[0-9a-fA-F]{2})+)");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    private HdlText() {}

    /// Returns the text of an expression, empty unless it is a constant.
    static Optional<String> of(Optional<Node> expression) {
        return expression
                .filter(node -> node.tag().equals("const"))
                .flatMap(node -> read(node.text("name")));
    }

    static Optional<String> read(String constant) {
        Matcher number = NUMBER.matcher(constant);
        if (number.matches()) {
            byte[] bytes = HexFormat.of().parseHex(number.group(1));
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Matcher quoted = QUOTED.matcher(constant);
        return quoted.matches() ? Optional.of(quoted.group(1)) : Optional.empty();
    }
}
