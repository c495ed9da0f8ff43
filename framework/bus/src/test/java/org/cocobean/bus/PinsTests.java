package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pins are found in a queue with the ports `in_valid`, `in_ready`, `in_data`, the same of `out_`,
/// `clk`, `rst` and `level`.
class PinsTests {

    private static final String BEHIND =
            """
            module behind(input in_valid, input [7:0] in_data, input in_last, output out);
              reg [7:0] in_data_reg;
              always @* in_data_reg = in_data & {8{in_valid & in_last}};
              assign out = ^in_data_reg;
            endmodule
            """;
    private static final String BEHIND_VHDL =
            """
            library ieee;
            use ieee.std_logic_1164.all;
            entity behind is
              port (in_valid, in_last : in std_logic; in_data : in std_logic_vector(7 downto 0);
                    q : out std_logic);
            end;
            architecture rtl of behind is
              signal in_data_reg : std_logic_vector(7 downto 0);
            begin
              in_data_reg <= in_data when in_valid = in_last else (others => '0');
              q <= in_data_reg(0);
            end;
            """;

    private @Nullable Simulation simulation;

    record Flow(@PinWidth(1) Signal valid, @PinWidth(1) Optional<Signal> ready, Signal data)
            implements Pins {}

    record Ports(Signal inValid, Signal outValid, Optional<Signal> inLast) implements Pins {}

    record Wrong(@PinWidth(2) Signal valid, Signal dat, Signal ready) implements Pins {}

    record Unlike(Signal valid, Signal data, Signal ready) implements Pins {
        @Override
        public List<String> widthConflicts() {
            return List.of("valid and data differ");
        }
    }

    record Request(Signal write, @PinWidth(2) Signal size, Signal address, Optional<Signal> burst)
            implements Pins {}

    record NoPins(Signal valid, int width) implements Pins {}

    private <P extends Record & Pins> PinBinder<P> queue(String simulator, Class<P> pins) {
        boolean vhdl = simulator.equals("ghdl");
        String file = vhdl ? "vhdl/sync_fifo.vhd" : "verilog/sync_fifo.v";
        Path source = Path.of("../../hdl-samples/rtl", file);
        return pinsOf(pins, simulator, HdlDesign.of("sync_fifo", source));
    }

    private <P extends Record & Pins> PinBinder<P> pinsOf(
            Class<P> pins, String simulator, HdlDesign design) {
        Installed.require(simulator);
        Simulation started = Simulation.of(design).on(simulator).start();
        simulation = started;
        return Pins.of(pins).in(started.dut());
    }

    @AfterEach
    void end() {
        if (simulation != null) {
            simulation.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aPrefixSelectsOneOfTwoAlikeBuses(String simulator) {
        PinBinder<Flow> pins = queue(simulator, Flow.class);
        assertThat(pins.named(Naming.prefix("in_")).bind().data().path()).endsWith(".in_data");
        Flow out = pins.named(Naming.prefix("OUT_")).bind();
        assertThat(out.data().path()).endsWith(".out_data");
        assertThat(out.ready().orElseThrow().path()).endsWith(".out_ready");
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void camelCaseIsSnakeCaseAndAnOptionalPinMayBeMissing(String simulator) {
        Ports ports = queue(simulator, Ports.class).bind();
        assertThat(ports.inValid().path()).isEqualTo("sync_fifo.in_valid");
        assertThat(ports.outValid().path()).isEqualTo("sync_fifo.out_valid");
        assertThat(ports.inLast()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void expressionsSuffixesMapsAndRenamingFindSignalsToo(String simulator) {
        PinBinder<Flow> pins = queue(simulator, Flow.class);
        assertThat(pins.named(Naming.regex("in_(?<pin>.+)")).bind().data().name())
                .isEqualTo("in_data");
        Naming map = Naming.map(Map.of("valid", "out_valid", "ready", "level", "data", "in_data"));
        assertThatThrownBy(() -> pins.named(map).bind())
                .hasMessageContaining("the pin ready is 1 bits wide, sync_fifo.level has 5");
        assertThat(pins.named(map.rename("ready", "in_ready")).bind().data().name())
                .isEqualTo("in_data");
        Naming suffix = Naming.suffix("_valid").rename("valid", "out").rename("data", "in");
        Flow both = pins.named(suffix).bind();
        assertThat(both.valid().name()).isEqualTo("out_valid");
        assertThat(both.ready()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void caseCountsWhereItIsSaid(String simulator) {
        PinBinder<Flow> pins = queue(simulator, Flow.class);
        assertThat(pins.named(Naming.prefix("in_").caseSensitive()).bind().valid().name())
                .isEqualTo("in_valid");
        assertThatThrownBy(() -> pins.named(Naming.prefix("IN_").caseSensitive()).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("the pin valid has no signal in sync_fifo (prefix IN_)");
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void allThatIsWrongIsSaidAtOnce(String simulator) {
        assertThatThrownBy(() -> queue(simulator, Wrong.class).named(Naming.prefix("in_")).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("cannot bind Wrong in sync_fifo:")
                .hasMessageContaining("the pin valid is 2 bits wide, sync_fifo.in_valid has 1")
                .hasMessageContaining("the pin dat has no signal in sync_fifo (prefix in_)")
                .hasMessageContaining("nearest: data")
                .hasMessageContaining("sync_fifo.in_data (8 bits) belongs to the bus");
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void whatNoPinTookIsAnErrorUnlessItIsLeft(String simulator) {
        PinBinder<Flow> out =
                queue(simulator, Flow.class)
                        .named(Naming.regex("(out_)?(?<pin>valid|ready|data|level)"));
        assertThatThrownBy(out::bind)
                .hasMessageContaining("sync_fifo.level (5 bits) belongs to the bus")
                .hasMessageContaining("leaving(\"level\")");
        assertThat(out.leaving("level").bind().data().name()).isEqualTo("out_data");
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void twoSignalsForOnePinAreRefused(String simulator) {
        PinBinder<Flow> pins = queue(simulator, Flow.class);
        assertThatThrownBy(() -> pins.named(Naming.regex("(in|out)_(?<pin>.+)")).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("the pin valid may be sync_fifo.")
                .hasMessageContaining("in_valid")
                .hasMessageContaining("out_valid");
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void aRecordJudgesItsOwnWidths(String simulator) {
        assertThatThrownBy(() -> queue(simulator, Unlike.class).named(Naming.prefix("in_")).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("valid and data differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void membersOfAnInterfaceArePins(String simulator) {
        HdlDesign design =
                HdlDesign.of("interfaces", SuiteDesigns.file("interfaces.sv"))
                        .withVisible("intf.*");
        PinBinder<Flow> pins = pinsOf(Flow.class, simulator, design);
        Flow flow = pins.named(Naming.member("intf")).bind();
        assertThat(flow.data().path()).isEqualTo("interfaces.intf.data");
        assertThat(flow.ready()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void whatLiesBehindPortsDoesNotBelongToTheBus(String simulator, @TempDir Path directory)
            throws IOException {
        boolean isVhdl = simulator.equals("ghdl");
        Path source = directory.resolve(isVhdl ? "behind.vhd" : "behind.v");
        Files.writeString(source, isVhdl ? BEHIND_VHDL : BEHIND);
        HdlDesign design = HdlDesign.of("behind", source).withVisible("all");
        PinBinder<Flow> pins = pinsOf(Flow.class, simulator, design).named(Naming.prefix("in_"));
        assertThatThrownBy(pins::bind)
                .hasMessageContaining("behind.in_last (1 bits) belongs to the bus")
                .hasMessageNotContaining("in_data_reg");
        assertThat(pins.leaving("in_last").bind().data().name()).isEqualTo("in_data");
    }

    @ParameterizedTest
    @ValueSource(strings = "verilator")
    void aPinThatTheBuildHidesIsNotTakenForMissing(String simulator) {
        HdlDesign design = HdlDesign.of("interfaces", SuiteDesigns.file("interfaces.sv"));
        PinBinder<Flow> pins = pinsOf(Flow.class, simulator, design);
        assertThatThrownBy(() -> pins.named(Naming.member("intf")).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("the pin valid: ")
                .hasMessageContaining("this build does not show it");
    }

    @ParameterizedTest
    @ValueSource(strings = "verilator")
    void membersOfAPackedStructureArePins(String simulator) {
        HdlDesign design =
                HdlDesign.of("structs", SuiteDesigns.file("structs.sv")).withVisible("request");
        PinBinder<Request> pins =
                pinsOf(Request.class, simulator, design).named(Naming.member("request"));
        assertThatThrownBy(pins::bind).hasMessageContaining("data (13 bits) belongs to the bus");
        Request request = pins.leaving("data").bind();
        assertThat(request.address().width()).isEqualTo(8);
        assertThat(request.burst()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "icarus")
    void aMemberThatIsNotThereIsNamed(String simulator) {
        PinBinder<Flow> pins = queue(simulator, Flow.class);
        assertThatThrownBy(() -> pins.named(Naming.member("levl")).bind())
                .isInstanceOf(PinException.class)
                .hasMessageContaining("sync_fifo has no member levl; nearest: level");
        assertThatThrownBy(() -> pins.named(Naming.member("level")).bind())
                .hasMessageContaining("sync_fifo.level is neither a scope nor a structure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in_m2s,"})
    void membersWithoutANameAreRefused(String paths) {
        assertThatThrownBy(() -> Naming.members(paths.split(",", -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Naming.members()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(in)_.*"})
    void anExpressionWithoutThePinIsRefused(String expression) {
        assertThatThrownBy(() -> Naming.regex(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(?<pin>.+)");
    }

    @ParameterizedTest
    @ValueSource(classes = NoPins.class)
    void aComponentThatIsNoSignalIsRefused(Class<NoPins> type) {
        assertThatThrownBy(() -> Pins.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but not so width");
    }
}
