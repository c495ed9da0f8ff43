package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;

/// What the C++ that Verilator generated says of where it keeps things.
///
/// @param ports members of the model's class by the HDL's name
/// @param unlisted signals that this version keeps but does not list, such as arrays of several
///   dimensions: C++ expressions by path
/// @param listed signals that it lists: C++ expressions by path
/// @param scopes the model's names of its scopes, by path
/// @param members what stands before the name of a structure's member
record GeneratedCode(
        Map<String, String> ports,
        Map<String, String> unlisted,
        Map<String, String> listed,
        Map<String, String> scopes,
        String members) {

    private static final String PREFIX = "Vcocobean";
    private static final Pattern PORT =
            Pattern.compile("VL_(?:IN|OUT|INOUT)(?:8|16|64|W)?\\(\\(?&(\\w+)|&(\\w+);");
    private static final Pattern ESCAPE = Pattern.compile("__0([0-9a-fA-F]{2})");
    private static final Pattern SCOPE =
            Pattern.compile(
                    "(__Vscopep?_\\w+)(?:\\.configure\\(this, name\\(\\), | = new VerilatedScope\\{this, )\"([^\"]*)\"");
    private static final String INSERT =
            "\\s+(__Vscopep?_\\w+)(?:\\.|->)varInsert\\((?:\\w+,)?\\s*\"([^\"]+)\",\\s*&\\((.+?)\\), false";
    private static final Pattern UNLISTED = Pattern.compile("//UNSUP" + INSERT);
    private static final Pattern LISTED = Pattern.compile("\n" + INSERT);
    private static final Pattern MEMBERS =
            Pattern.compile(
                    "struct " + PREFIX + "\\w*__struct\\w* \\{\\s*[^;]*__PVT__\\w+(?:\\[|;)");

    /// Reads the generated files.
    ///
    /// @param objects the directory with them
    static GeneratedCode read(Path objects) throws IOException {
        String symbols = all(objects, "__Syms*.cpp");
        return new GeneratedCode(
                ports(Files.readString(objects.resolve(PREFIX + ".h"), StandardCharsets.UTF_8)),
                expressions(UNLISTED, symbols),
                expressions(LISTED, symbols),
                scopes(symbols),
                MEMBERS.matcher(all(objects, "_*.h")).find() ? "__PVT__" : "");
    }

    /// Newer versions have several files of each kind.
    private static String all(Path objects, String pattern) throws IOException {
        StringBuilder text = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(objects, PREFIX + pattern)) {
            for (Path file : files) {
                text.append(Files.readString(file));
            }
        }
        if (text.isEmpty()) {
            throw new BuildFailedException(
                    "there is no " + PREFIX + pattern + " among the generated files");
        }
        return text.toString();
    }

    private static Map<String, String> ports(String header) {
        Map<String, String> ports = new HashMap<>();
        Matcher matcher = PORT.matcher(header);
        while (matcher.find()) {
            String member = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            ports.put(plain(member), member);
        }
        return ports;
    }

    /// Returns the HDL's name of a C++ identifier that Verilator made of it.
    private static String plain(String identifier) {
        String name =
                identifier.startsWith("__SYM__")
                        ? identifier.substring("__SYM__".length())
                        : identifier;
        return decoded(name);
    }

    private static String decoded(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    /// A model has the characters of an escaped name encoded in some versions, and in others not.
    private static Map<String, String> scopes(String symbols) {
        Map<String, String> scopes = new HashMap<>();
        Matcher scope = SCOPE.matcher(symbols);
        while (scope.find()) {
            scopes.put(path(scope.group(2)), scope.group(2));
        }
        return scopes;
    }

    private static String path(String scope) {
        return decoded(scope.replace("__BRA__", "[").replace("__KET__", "]"));
    }

    private static Map<String, String> expressions(Pattern line, String symbols) {
        Map<String, String> scopes = new HashMap<>();
        Matcher scope = SCOPE.matcher(symbols);
        while (scope.find()) {
            scopes.put(scope.group(1), path(scope.group(2)));
        }
        Map<String, String> expressions = new HashMap<>();
        Matcher signal = line.matcher(symbols);
        while (signal.find()) {
            // newer versions keep the escape of an escaped name
            String name = signal.group(2);
            name = name.startsWith("\\\\") ? name.substring(2).stripTrailing() : name;
            if (scopes.containsKey(signal.group(1))) {
                expressions.put(scopes.get(signal.group(1)) + "." + name, signal.group(3));
            }
        }
        return expressions;
    }
}
