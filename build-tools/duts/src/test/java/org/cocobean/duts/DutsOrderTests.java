package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--order` tells.
class DutsOrderTests {

    @TempDir Path folder;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private int order(String sources) throws IOException {
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        return DutsMain.run(
                List.of(
                        "--order",
                        "--tests",
                        folder.resolve("none").toString(),
                        "--design",
                        sources),
                out,
                out);
    }

    private String source(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void sourcesAreToldInOrderWithWhatIsMissing() throws IOException {
        String top = source("top.vhd", "use work.a.all, work.gone.all;\nentity top is end;");
        String a = source("a.vhd", "package a is end;");
        assertThat(order("top=top;library=chip;sources=" + top + "," + a)).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        top:
                          chip=%s
                          chip=%s
                          missing: %s:1: no source declares chip.gone
                        """
                                .formatted(a, top, top));
    }

    @Test
    void aCircleIsToldStepByStep() throws IOException {
        String one = source("one.vhd", "use work.two.all;\npackage one is end;");
        String two = source("two.vhd", "\nuse work.one.all;\npackage two is end;");
        assertThat(order("top=one;sources=" + one + "," + two)).isOne();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(one + ":1 uses work.two of " + two, two + ":2 uses work.one of " + one);
    }
}
