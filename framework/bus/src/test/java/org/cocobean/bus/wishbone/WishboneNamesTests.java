package org.cocobean.bus.wishbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.PinException;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Memory;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Designs that name their pins by direction, as the specification does.
class WishboneNamesTests {

    private static final String BRIDGE =
            """
            module bridge (
                input clk, input rst,
                input wbs_cyc_i, input wbs_stb_i, input wbs_we_i, input [15:0] wbs_adr_i,
                input [31:0] wbs_dat_i, output [31:0] wbs_dat_o, input [3:0] wbs_sel_i, output wbs_ack_o,
                output wbm_cyc_o, output wbm_stb_o, output wbm_we_o, output [15:0] wbm_adr_o,
                output [31:0] wbm_dat_o, input [31:0] wbm_dat_i, output [3:0] wbm_sel_o, input wbm_ack_i
            );
                assign {wbm_cyc_o, wbm_stb_o, wbm_we_o} = {wbs_cyc_i, wbs_stb_i, wbs_we_i};
                assign {wbm_adr_o, wbm_dat_o, wbm_sel_o} = {wbs_adr_i, wbs_dat_i, wbs_sel_i};
                assign {wbs_dat_o, wbs_ack_o} = {wbm_dat_i, wbm_ack_i};
                wire unused = &{1'b0, clk, rst};
            endmodule
            """;

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void pinsAreFoundByDirection(String simulator, @TempDir Path directory) throws IOException {
        Path source = directory.resolve("bridge.v");
        Files.writeString(source, BRIDGE);
        BusBench.run(
                simulator,
                HdlDesign.of("bridge", source),
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Wishbone asked = Wishbone.manager(dut, "wbm_", domain);
                    asked.serve(memory);
                    AddressBus bus = Wishbone.subordinate(dut, "wbs_", domain).manage();
                    byte[] shadow = BusBench.exercise(bus, 64);
                    assertThat(memory.bytes(0, 64)).isEqualTo(shadow);
                    assertThat(asked.name()).isEqualTo("bridge.wbm");
                    assertThatThrownBy(() -> Wishbone.manager(dut, "wbs_", domain))
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining("the pin cyc has no signal");
                });
    }
}
