package org.cocobean.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpToDateTests {

    @TempDir Path folder;
    private Path source;
    private Path test;

    @BeforeEach
    void generate() throws IOException {
        source = write("rtl/counter.v", "module counter; endmodule");
        test = write("tests/CounterTests.java", "@Design class CounterTests {}");
        write("tests/PlainTests.java", "class PlainTests {}");
        write("out/CounterDut.java", "");
        assertThat(upToDate().isSo()).isFalse();
        UpToDate before = upToDate();
        Path read = before.begin();
        Files.writeString(read, source + "\n");
        before.end();
    }

    private UpToDate upToDate(String... arguments) {
        return new UpToDate(
                folder.resolve("target/inputs"),
                folder.resolve("out"),
                List.of(folder.resolve("tests")),
                List.of(arguments));
    }

    /// As if it had been there for a minute.
    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(file, before);
        Files.setLastModifiedTime(file.getParent(), before);
        return file;
    }

    @Test
    void itIsSoUntilAnInputChanges() throws IOException {
        assertThat(upToDate().isSo()).isTrue();
        Files.writeString(source, "module counter(input clk); endmodule");
        assertThat(upToDate().isSo()).isFalse();
    }

    @Test
    void aFileThatIsNewBesideAnInputMayBelongToTheDesign() throws IOException {
        Files.writeString(folder.resolve("rtl/more.v"), "");
        assertThat(upToDate().isSo()).isFalse();
    }

    @Test
    void onlyTestsThatNameADesignCount() throws IOException {
        Files.writeString(folder.resolve("tests/PlainTests.java"), "class PlainTests { int i; }");
        assertThat(upToDate().isSo()).isTrue();
        Files.writeString(test, "@Design(top = \"other\") class CounterTests {}");
        assertThat(upToDate().isSo()).isFalse();
    }

    @Test
    void whatWasNamedAndIsGoneCounts() throws IOException {
        Files.delete(test);
        assertThat(upToDate().isSo()).isFalse();
    }

    @Test
    void otherArgumentsAskForOtherFiles() throws IOException {
        assertThat(upToDate("--sim", "verilator").isSo()).isFalse();
    }

    @Test
    void whatWasDeletedIsWrittenAgain() throws IOException {
        Files.delete(folder.resolve("out/CounterDut.java"));
        Files.delete(folder.resolve("out"));
        assertThat(upToDate().isSo()).isFalse();
    }
}
