package org.cocobean.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example in Java on the pages compiles: as a file, as members of a class, or as the body of
/// a method, with all packages imported and with what `Context.java` declares.
class CodeBlocksTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern FILE =
            Pattern.compile("(?m)^(package .*|import .*|(public |final )*class .*)$");
    private static final Pattern PUBLIC = Pattern.compile("(?m)^public final class (\\w+)");
    private static final Pattern MEMBERS = Pattern.compile("(?m)^@\\w+");
    private static final Pattern LEFT_OUT =
            Pattern.compile("(?m)(?<=\\{ )(\\.\\.\\.|…)(?= \\})|^\\s*\\.\\.\\.$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^\\s*exports ([\\w.]+);");
    private static final String IMPORTS =
            """
            import static org.cocobean.Cocobean.*;
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.cocobean.assertj.CocobeanAssertions.assertThat;
            import java.nio.file.Path;
            import java.util.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.*;
            """;

    @TempDir private Path classes;

    @Test
    void everyExampleCompiles() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>(List.of(context()));
        String imports = imports();
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (MatchResult block : BLOCK.matcher(text).results().toList()) {
                int line = (int) text.substring(0, block.start(1)).lines().count() + 1;
                sources.add(new Example(page, line, block.group(1), imports));
            }
        }
        assertThat(sources).hasSizeGreaterThan(30);

        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of(
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, options, null, sources)
                .call();

        assertThat(found.getDiagnostics())
                .filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .extracting(CodeBlocksTests::text)
                .isEmpty();
    }

    private static String text(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        return error.getSource() instanceof Example example
                ? example.place(error.getLineNumber()) + ": " + message
                : error.toString();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.of(root, docs, Stream.of(ROOT.resolve("framework/session/README.md")))
                    .flatMap(pages -> pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /// All packages that a module exports to everyone.
    private static String imports() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 6)) {
            return files.filter(file -> file.endsWith("src/main/java/module-info.java"))
                    .flatMap(file -> EXPORT.matcher(read(file)).results())
                    .map(export -> "import " + export.group(1) + ".*;\n")
                    .sorted()
                    .collect(Collectors.joining("", IMPORTS, ""));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject context() throws IOException {
        try (InputStream in = CodeBlocksTests.class.getResourceAsStream("Context.java")) {
            assertThat(in).isNotNull();
            return new Source(
                    "pages/Context", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Example extends Source {
        private final Path page;
        private final int line;
        private final int before;

        Example(Path page, int line, String code, String imports) {
            this(
                    page,
                    line,
                    LEFT_OUT.matcher(code).replaceAll(""),
                    name(page, line, code),
                    imports);
        }

        private Example(Path page, int line, String code, String name, String imports) {
            this(page, line, head(code, name, imports), code, name, tail(code));
        }

        private Example(Path page, int line, String head, String code, String name, String tail) {
            super(name, head + code + tail);
            this.page = page;
            this.line = line;
            this.before = (int) head.lines().count();
        }

        /// A public class wants a file of its name.
        private static String name(Path page, int line, String code) {
            Matcher open = PUBLIC.matcher(code);
            if (open.find()) {
                return open.group(1);
            }
            return page.getFileName().toString().replaceAll("\\W", "_") + "_" + line;
        }

        private static String head(String code, String name, String imports) {
            if (code.startsWith("package ")) {
                return "";
            }
            if (FILE.matcher(code).find()) {
                return "package " + name + ";\n" + imports;
            }
            String head = "package pages;\n" + imports + "class " + name + " extends Context {\n";
            return MEMBERS.matcher(code).find()
                    ? head
                    : head + "void example() throws Exception {\n";
        }

        private static String tail(String code) {
            if (FILE.matcher(code).find()) {
                return "";
            }
            return MEMBERS.matcher(code).find() ? "}\n" : "}\n}\n";
        }

        String place(long found) {
            return ROOT.relativize(page) + ":" + (line + found - before - 1);
        }
    }
}
