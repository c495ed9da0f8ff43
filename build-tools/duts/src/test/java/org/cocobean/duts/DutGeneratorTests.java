package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class DutGeneratorTests {

    private static final Path HDL = Path.of("src/test/resources/hdl");
    private static final HdlDesign VERILOG =
            HdlDesign.of("stage", HDL.resolve("stage.sv").toString());
    private static final HdlDesign VHDL =
            HdlDesign.of("stage", HDL.resolve("stage.vhd").toString());

    private static final HdlDesign RECORDS =
            HdlDesign.of("records", HDL.resolve("records.vhd").toString());

    @TempDir Path folder;

    private static Map<Path, String> generated(HdlDesign design, String... simulators) {
        List.of(simulators).forEach(Installed::require);
        return new DutGenerator(Workshop.of(Session.current()), List.of(simulators))
                .files(List.of(new DutDesign(design, "p", "a test")));
    }

    /// With -Dgolden=write the files are written.
    private static void assertGolden(Map<Path, String> files, String name) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name);
        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Path path = golden.resolve(file.getKey() + ".txt");
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Map<Path, String> expected = new TreeMap<>();
        try (Stream<Path> all = Files.walk(golden)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = golden.relativize(file).toString().replaceFirst("\\.txt$", "");
                expected.put(Path.of(path), Files.readString(file));
            }
        }
        assertThat(files.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (path, text) -> assertThat(files.get(path)).as("%s", path).isEqualTo(text));
    }

    @Test
    void interfacesOfVerilogAreThoseOfTheGoldenFiles() throws IOException {
        assertGolden(generated(VERILOG, "icarus", "verilator"), "verilog");
    }

    @Test
    void interfacesOfVhdlAreThoseOfTheGoldenFiles() throws IOException {
        assertGolden(generated(VHDL, "ghdl"), "vhdl");
    }

    @Test
    void recordsOnPortsOfVhdlAreThoseOfTheGoldenFiles() throws IOException {
        assertGolden(generated(RECORDS, "ghdl"), "records");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void aTestRunsThroughTheInterfaceOfAVerilogDesign(String simulator) throws Throwable {
        Compiled bench =
                Compiled.of(folder, generated(VERILOG, "icarus", "verilator"), "StageBench");
        assertThat(bench.errors()).isEmpty();
        try (Simulation simulation = Simulation.of(VERILOG).on(simulator).start()) {
            bench.run("p.StageBench", simulation);
        }
    }

    @Test
    void aTestRunsThroughTheInterfaceOfAVhdlDesign() throws Throwable {
        Compiled bench = Compiled.of(folder, generated(VHDL, "ghdl"), "StageVhdlBench");
        assertThat(bench.errors()).isEmpty();
        try (Simulation simulation = Simulation.of(VHDL).on("ghdl").start()) {
            bench.run("p.StageVhdlBench", simulation);
        }
    }

    @Test
    void aTestRunsThroughTheRecordsOfAVhdlDesign() throws Throwable {
        Compiled bench = Compiled.of(folder, generated(RECORDS, "ghdl"), "RecordsBench");
        assertThat(bench.errors()).isEmpty();
        try (Simulation simulation = Simulation.of(RECORDS).on("ghdl").start()) {
            bench.run("p.RecordsBench", simulation);
        }
    }

    /// The design of [#VERILOG] or [#VHDL] with some of its text replaced.
    private HdlDesign changed(HdlDesign design, String... replacements) throws IOException {
        Path source = Path.of(design.sources().getFirst());
        String text = Files.readString(source);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Path copy = Files.createDirectories(folder.resolve("rtl")).resolve(source.getFileName());
        Files.writeString(copy, text);
        return HdlDesign.of(design.top(), copy.toString());
    }

    @Test
    void aPortWithANewNameIsACompileError() throws IOException {
        HdlDesign renamed = changed(VHDL, "out_data", "out_value");
        Compiled bench = Compiled.of(folder, generated(renamed, "ghdl"), "StageVhdlBench");
        assertThat(bench.errors()).anySatisfy(error -> assertThat(error).contains("outData()"));
    }

    @Test
    void anInterfaceOfAnotherVersionIsAnErrorAtTheStart() throws Throwable {
        Compiled bench = Compiled.of(folder, generated(VHDL, "ghdl"), "StageVhdlBench");
        HdlDesign other =
                changed(
                        VHDL,
                        "go       : in    std_logic;",
                        "go       : out   std_logic; more : in std_logic;",
                        "if go = '1' then state <= busy; end if",
                        "state <= busy",
                        "class    : in    signed(7 downto 0)",
                        "class    : in    signed(8 downto 0)",
                        "bus_pin",
                        "bus_wire");
        try (Simulation simulation = Simulation.of(other).on("ghdl").start()) {
            assertThatThrownBy(() -> bench.run("p.StageVhdlBench", simulation))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContainingAll(
                            "p.StageDut does not fit stage",
                            "busPin(): there is no 'bus_pin' in stage",
                            "go() is 'input', but in the design 'output'",
                            "class_() is 'input signed [7:0]', but in the design 'input signed"
                                    + " [8:0]'",
                            "the design has 'input more' besides",
                            "generate it anew");
        }
    }

    @Test
    void otherParametersMakeNoOtherInterface() throws Throwable {
        Compiled bench = Compiled.of(folder, generated(VHDL, "ghdl"), "StageVhdlBench");
        HdlDesign wider = VHDL.withParameter("WIDTH", 6);
        try (Simulation simulation = Simulation.of(wider).on("ghdl").start()) {
            bench.run("p.StageVhdlBench", simulation);
        }
    }
}
