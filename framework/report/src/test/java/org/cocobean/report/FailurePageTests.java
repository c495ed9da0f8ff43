package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of common failures. Which failures lead to them is tested where these are made.
class FailurePageTests {

    private static final Path FOLDER = Path.of("../../docs/failures");
    private static final Pattern SEEN = Pattern.compile("(?s)\n```\n(.*?)\n```\n");

    static List<FailurePage> pages() {
        return FailurePage.all();
    }

    @Test
    void everyFileOfTheFolderIsAPage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(pages().stream().map(page -> page.name() + ".md"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("README.md"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsListedAndKnowsTheFailureThatItShows(FailurePage page) throws IOException {
        assertThat(FOLDER.resolve("README.md"))
                .content()
                .contains("- [%s](%s.md)\n".formatted(page.title(), page.name()));
        String seen =
                SEEN.matcher(Files.readString(FOLDER.resolve(page.name() + ".md")))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        assertThat(page.exceptions().isEmpty() ? Stream.of("Any") : page.exceptions().stream())
                .allSatisfy(type ->
                        assertThat(FailurePage.of(new Failure("org.x." + type, seen, "", "")))
                                .contains(page));
        assertThat(page.advice())
                .hasSizeGreaterThanOrEqualTo(1)
                .noneMatch(point -> point.contains("]("));
    }

    @Test
    void whatATaskThrewIsExplainedBeforeThatItWasATask() {
        String task = "monitor failed at 5 ns: ";
        String thrown = "org.cocobean.bus.check.ProtocolViolationError: VALID_DROPPED";
        String type = "org.cocobean.task.TaskFailedError";
        assertThat(FailurePage.of(new Failure(type, task + thrown, "", "")).orElseThrow().name())
                .isEqualTo("protocol-violation");
        assertThat(
                        FailurePage.of(new Failure(type, task + "x.Odd: no", "", ""))
                                .orElseThrow()
                                .name())
                .isEqualTo("task-failed");
    }

    @Test
    void aFailureOfNoKindHasNoPage() {
        assertThat(FailurePage.of(new AssertionError("4 is not 5"))).isEmpty();
    }
}
