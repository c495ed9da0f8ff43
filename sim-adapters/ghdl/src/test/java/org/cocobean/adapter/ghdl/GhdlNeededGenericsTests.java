package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Generics without a default whose types GHDL's command line does not take, so that the top cannot
/// be elaborated as it is.
@Timeout(60)
class GhdlNeededGenericsTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private HdlDesign design;

    @BeforeEach
    void writeDesign() throws IOException {
        Ghdl.required();
        design = HdlDesign.of("rated", write("2.0").toString());
    }

    private Path write(String factor) throws IOException {
        return Files.writeString(
                directory.resolve("rated.vhd"),
                """
                entity rated is
                    generic (rate : real; width : positive);
                    port (answer : out integer);
                end;
                architecture a of rated is begin answer <= integer(rate * %s) + width; end;
                """
                        .formatted(factor));
    }

    private static int answer(HdlDesign design) {
        try (Simulation sim = Ghdl.start(design)) {
            await(ns(1));
            return sim.dut().signal("answer").toInt();
        }
    }

    @Test
    void theyTakeAValueAndChangesOfTheSourcesCount() throws IOException {
        HdlDesign given = design.withParameter("rate", "2.5").withParameter("width", 3);
        assertThat(answer(given)).isEqualTo(8);
        assertThat(answer(given.withParameter("rate", "10.0"))).isEqualTo(23);
        write("4.0");
        assertThat(answer(given)).isEqualTo(13);
    }

    @Test
    void oneWithoutAValueIsNamed() {
        assertThatThrownBy(() -> answer(design.withParameter("width", 3)))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "'rated' has generics without a default, and the design gives them no value: rate");
    }
}
