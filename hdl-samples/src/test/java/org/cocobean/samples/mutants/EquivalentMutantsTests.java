package org.cocobean.samples.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalentMutantsTests {

    private static final List<String> LINES = List.of("y <= a;", "z <= a && b;", "  y <= a;");

    @TempDir Path project;

    @BeforeEach
    void writeSource() throws IOException {
        Files.write(project.resolve("x.v"), LINES);
    }

    @Test
    void everyEntryOfTheSamplesIsOneMutant() throws IOException {
        Path samples = Path.of("").toAbsolutePath();
        EquivalentMutants.read(samples.resolve("rtl/equivalent-mutants.txt"), samples);
    }

    @Test
    void aMutantIsFoundByItsText() throws IOException {
        EquivalentMutants equivalents = read("x.v: z <= a && b; => z <= a || b;", "  b is", "  a");
        assertThat(equivalents.reasonOf(mutant(2, "z <= a || b;"))).contains("b is a");
        assertThat(equivalents.reasonOf(mutant(2, ";"))).isEmpty();
    }

    @Test
    void ofSeveralLinesOfOneTextTheNumberTellsWhich() throws IOException {
        EquivalentMutants equivalents = read("x.v#2: y <= a; => ;", "  nobody looks");
        assertThat(equivalents.reasonOf(mutant(1, ";"))).isEmpty();
        assertThat(equivalents.reasonOf(mutant(3, "  ;"))).contains("nobody looks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x.v: z <= a && c; => z <= a || c; ! matches no mutant",
                "x.v: z <= a && b; => z <= a ^ b; ! matches no mutant",
                "x.v: y <= a; => ; ! matches the lines 1, 3: say which",
                "x.v#3: y <= a; => ; ! matches the lines 1, 3, and none has this number",
                "x.v#0: y <= a; => ; ! matches the lines 1, 3, and none has this number",
                "w.v: y <= a; => ; ! names a file that is not there",
                "y <= a; => ; ! is not FILE: BEFORE => AFTER"
            })
    void anEntryThatIsNotOneMutantIsAnError(String entry, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(entry, "  reason"))
                .withMessageContaining("'" + entry + "' " + message);
    }

    private EquivalentMutants read(String... lines) throws IOException {
        Path list = Files.write(project.resolve("list.txt"), List.of(lines));
        return EquivalentMutants.read(list, project);
    }

    private static Mutant mutant(int line, String after) {
        return new Mutant("x.v", line, LINES.get(line - 1), after);
    }
}
