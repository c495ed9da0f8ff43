package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeLogTests {

    private static final List<TestOutcome> ALL =
            List.of(
                    Outcomes.passed("ATests.a [1] \"x\"\t=\u00e4", "icarus"),
                    Outcomes.skipped("ATests.b", "", "no ghdl"),
                    Outcomes.failed(
                            "ATests.c",
                            "ghdl",
                            new Failure(
                                    "a.Error", "line 1\nline 2", "rtl/a.vhd:3", "ATests.java:4"),
                            Path.of("/run/gw0/ATests/c")));

    @TempDir Path directory;

    private Path file() throws IOException {
        return OutcomeLog.files(directory, "outcomes-").getFirst();
    }

    @Test
    void whatIsAppendedIsRead() throws Exception {
        OutcomeLog log = new OutcomeLog(directory);
        ALL.forEach(log::append);
        assertThat(OutcomeLog.read(directory)).isEqualTo(ALL);
    }

    @Test
    void eachOutcomeCanBeReadAsSoonAsItIsAppended() throws Exception {
        OutcomeLog log = new OutcomeLog(directory);
        for (int i = 0; i < ALL.size(); i++) {
            log.append(ALL.get(i));
            assertThat(OutcomeLog.read(directory)).hasSize(i + 1);
        }
    }

    @Test
    void anInterruptedThreadAppendsToo() throws Exception {
        Thread.currentThread().interrupt();
        new OutcomeLog(directory).append(ALL.getFirst());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(OutcomeLog.read(directory)).hasSize(1);
    }

    @Test
    void threadsDoNotMixTheirLines() throws Exception {
        OutcomeLog log = new OutcomeLog(directory);
        IntStream.range(0, 500).parallel().forEach(i -> log.append(ALL.get(i % 3)));
        assertThat(OutcomeLog.read(directory)).hasSize(500).hasSameElementsAs(ALL);
    }

    @Test
    void anotherVersionIsNotGuessedAt() throws Exception {
        new OutcomeLog(directory).append(ALL.getFirst());
        Files.writeString(
                file(), Files.readString(file()).replace("\"version\":1", "\"version\":2"));
        assertThatThrownBy(() -> OutcomeLog.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        file()
                                + ": an outcome of version 2, but this is a reader of version 1: use the Cocobean that wrote it");
    }

    @Test
    void aDamagedLineIsNamed() throws Exception {
        new OutcomeLog(directory).append(ALL.getFirst());
        Files.writeString(file(), "oops\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> OutcomeLog.read(directory))
                .hasMessageStartingWith(file() + ", line 2 is not a JSON object: ");
    }

    @Test
    void aFolderThatIsGoneIsNamed() throws Exception {
        OutcomeLog log = new OutcomeLog(directory.resolve("gone"));
        assertThatThrownBy(() -> log.append(ALL.getFirst()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory.resolve("gone").toString());
    }
}
