package org.cocobean.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.report.TestOutcome.Failure;

/// A page of `docs/failures`, which explains one kind of failure; its first lines say which
/// failures are of that kind.
///
/// @param name the name of its file, without `.md`
/// @param title what it is called
/// @param advice what to do, a point each
/// @param exceptions the simple names of the exceptions that it is about; empty: any
/// @param message what their message holds
public record FailurePage(
        String name, String title, List<String> advice, Set<String> exceptions, Pattern message) {

    /// The first that fits explains a failure, so the narrow ones stand before the wide ones.
    private static final List<String> NAMES =
            List.of(
                    "hidden-signal",
                    "misspelt-name",
                    "does-not-fit",
                    "signed-values",
                    "read-only-phase",
                    "missing-source",
                    "declared-twice",
                    "no-such-top",
                    "no-such-parameter",
                    "firmware",
                    "does-not-compile",
                    "loop-in-java",
                    "loop-in-hdl",
                    "simulator-died",
                    "design-ended",
                    "hdl-error",
                    "simulated-time-over",
                    "deadlock",
                    "task-failed",
                    "test-parameters",
                    "unknown-values",
                    "missing-simulator",
                    "no-design",
                    "protocol-violation",
                    "pins");

    private static final String FOLDER =
            "https://github.com/cocobean-hdl/cocobean/blob/main/docs/failures/";
    private static final String MARK = "---\n";

    /// What a task threw, as the failure of the task tells it.
    private static final Pattern THROWN =
            Pattern.compile("^.* failed at .*?: (?:\\w+\\.)+(\\w+): ");

    /// All pages, in the order in which they are tried.
    static List<FailurePage> all() {
        return All.PAGES;
    }

    /// Read when the first test fails.
    private static final class All {
        static final List<FailurePage> PAGES = NAMES.stream().map(FailurePage::read).toList();
    }

    /// Finds the page that explains what a test threw.
    public static Optional<FailurePage> of(Throwable failure) {
        return of(failure.getClass().getName(), String.valueOf(failure.getMessage()));
    }

    static Optional<FailurePage> of(Failure failure) {
        return of(failure.type(), failure.message());
    }

    private static Optional<FailurePage> of(String exception, String text) {
        Stream<String> inTask = THROWN.matcher(text).results().map(thrown -> thrown.group(1));
        String type = exception.substring(exception.lastIndexOf('.') + 1);
        return Stream.concat(inTask, Stream.of(type))
                .flatMap(each -> all().stream().filter(page -> page.explains(each, text)))
                .findFirst();
    }

    private boolean explains(String type, String text) {
        return (exceptions.isEmpty() || exceptions.contains(type)) && message.matcher(text).find();
    }

    /// Where it can be read.
    public String link() {
        return FOLDER + name + ".md";
    }

    private static FailurePage read(String name) {
        try (InputStream file = FailurePage.class.getResourceAsStream("failures/" + name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("there is no page docs/failures/" + name + ".md");
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FailurePage parse(String name, String text) {
        int end = text.indexOf(MARK, MARK.length());
        Map<String, String> marks =
                text.substring(MARK.length(), end)
                        .lines()
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> unquoted(parts[1])));
        List<String> body = text.substring(end + MARK.length()).lines().toList();
        return new FailurePage(
                name,
                body.getFirst().substring("# ".length()),
                body.stream()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> withoutLinks(line.substring("- ".length())))
                        .toList(),
                Set.of(marks.getOrDefault("exception", "").split(" ")).stream()
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Pattern.compile(marks.getOrDefault("message", "")));
    }

    /// Elsewhere the words of a link are left, not where it leads.
    private static String withoutLinks(String markdown) {
        return markdown.replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1");
    }

    /// As YAML has it in single quotes, which other readers of the page need.
    private static String unquoted(String value) {
        return value.startsWith("'")
                ? value.substring(1, value.length() - 1).replace("''", "'")
                : value;
    }
}
