package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.awaitEnd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.MessageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lines that OSVVM 2026 and 2022.04 and UVVM print, run in GHDL 6 and 2.
@Timeout(60)
class FrameworkVerdictTests {

    private static List<String> read(Set<String> libraries, String text) {
        MessageReader reader = FrameworkVerdict.beside(line -> List.of(), libraries);
        List<HdlMessage> all = new ArrayList<>();
        text.lines().forEach(line -> all.addAll(reader.take(line)));
        all.addAll(reader.end());
        return all.stream().map(HdlMessage::located).toList();
    }

    private static List<String> osvvm(String text) {
        return read(Set.of("osvvm"), text);
    }

    private static List<String> uvvm(String text) {
        return read(Set.of("uvvm_util", "work"), text);
    }

    @Test
    void theSummaryOfOsvvmIsTheVerdict() {
        String passed =
                "%%   20.0 ns    DONE    PASSED    tb  Passed: 1  Affirmations Checked: 1\n";
        String error = "%%   10.0 ns    Alert   ERROR     bad Received : 1 = Expected : 2\n";
        assertThat(osvvm(passed)).isEmpty();
        assertThat(osvvm(error + passed)).as("an expected one").isEmpty();
        assertThat(osvvm("%%   10.0 ns    Alert   WARNING   odd\n" + passed)).isEmpty();
        assertThat(
                        osvvm(
                                error
                                        + "%%   20.0 ns    DONE    FAILED    tb  Total Error(s) = 1  Failures: 0  Errors: 1\n"))
                .containsExactly(
                        "bad Received : 1 = Expected : 2\nOSVVM: FAILED tb Total Error(s) = 1 Failures: 0 Errors: 1\n  at 10.0 ns");
        assertThat(osvvm("%% DONE  FAILED  tb  Total Error(s) = 2\n"))
                .containsExactly("OSVVM: FAILED tb Total Error(s) = 2");
        assertThat(osvvm("%%   10.0 ns    DONE    STOPLIMIT    tb  Total Error(s) = 1\n"))
                .hasSize(1);
        assertThat(osvvm(error)).as("no summary").hasSize(1);
    }

    @Test
    void theSummaryOfUvvmIsTheVerdict() {
        String error =
                """
                UVVM: ====================
                UVVM: ***  ERROR #1  ***
                UVVM:            10 ns   TB seq.
                UVVM:                    check_value(int, 2) => Failed. 'bad'
                UVVM: ====================
                """;
        assertThat(uvvm(error + "UVVM:      >> Simulation SUCCESS: No mismatch")).isEmpty();
        assertThat(
                        uvvm(
                                error
                                        + "UVVM:      >> Simulation FAILED, with unexpected serious alert(s)"))
                .containsExactly(
                        "check_value(int, 2) => Failed. 'bad'\nUVVM: Simulation FAILED, with unexpected serious alert(s)\n  at 10 ns");
        assertThat(uvvm(error))
                .containsExactly("check_value(int, 2) => Failed. 'bad'\n  at 10 ns in TB seq.");
        assertThat(uvvm(error.replace("ERROR", "WARNING"))).isEmpty();
        assertThat(uvvm(error.replace("ERROR", "TB_FAILURE"))).hasSize(1);
    }

    @Test
    void whereTheLibraryIsNotUsedItsWordsAreMereText() {
        assertThat(read(Set.of("work"), "%% DONE  FAILED  tb  Total Error(s) = 2")).isEmpty();
    }

    @Test
    void aTestbenchThatEndsWellButCountedErrorsFails(
            @TempDir(factory = RunTempDir.class) Path directory) throws IOException {
        Ghdl.required();
        Path alerts =
                Files.writeString(
                        directory.resolve("alerts.vhd"),
                        """
                        use std.textio.all;
                        package alerts is procedure done(text : string); end;
                        package body alerts is
                            procedure done(text : string) is variable l : line;
                            begin
                                write(l, "%% 1.0 ns  DONE  " & text);
                                writeline(output, l);
                            end;
                        end;
                        """);
        Path bench =
                Files.writeString(
                        directory.resolve("alerting.vhd"),
                        """
                        library osvvm; use osvvm.alerts.all;
                        entity alerting is generic (verdict : string := "PASSED"); end;
                        architecture tb of alerting is begin
                            process begin
                                wait for 1 ns;
                                done(verdict & "  alerting  Total Error(s) = 1");
                                std.env.finish;
                            end process;
                        end;
                        """);
        HdlDesign design = HdlDesign.of("alerting", "osvvm=" + alerts, bench.toString());
        run(design, directory);
        assertThatThrownBy(() -> run(design.withParameter("verdict", "FAILED"), directory))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("OSVVM: FAILED alerting Total Error(s) = 1");
    }

    private static void run(HdlDesign design, Path directory) throws IOException {
        Simulation sim =
                Simulation.of(design)
                        .on("ghdl")
                        .in(Files.createTempDirectory(directory, "run"))
                        .start();
        try {
            awaitEnd();
        } catch (Throwable e) {
            Control.of(sim).close(e);
            throw e;
        }
        sim.close();
    }
}
