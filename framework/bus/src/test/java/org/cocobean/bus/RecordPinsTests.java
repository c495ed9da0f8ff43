package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A bus on ports that are records (packed structures), one for each direction: a register between
/// two streams.
class RecordPinsTests {

    private static final String VHDL =
            """
            library ieee;
            use ieee.std_logic_1164.all;
            package links is
              type m2s_t is record valid : std_logic; data : std_logic_vector(7 downto 0); end record;
              type s2m_t is record ready : std_logic; end record;
            end;
            library ieee;
            use ieee.std_logic_1164.all;
            use work.links.all;
            entity link is
              port (clk : in std_logic; in_m2s : in m2s_t; in_s2m : out s2m_t;
                    out_m2s : out m2s_t; out_s2m : in s2m_t);
            end;
            architecture rtl of link is
              signal kept : m2s_t := ('0', x"00");
              signal free : std_logic;
            begin
              free <= out_s2m.ready or not kept.valid;
              in_s2m.ready <= free;
              out_m2s <= kept;
              kept <= in_m2s when rising_edge(clk) and free = '1';
            end;
            """;
    private static final String VERILOG =
            """
            package links;
              typedef struct packed { logic valid; logic [7:0] data; } m2s_t;
              typedef struct packed { logic ready; } s2m_t;
            endpackage
            module link(input clk, input links::m2s_t in_m2s, output links::s2m_t in_s2m,
                        output links::m2s_t out_m2s, input links::s2m_t out_s2m);
              links::m2s_t kept = '0;
              wire free = out_s2m.ready | ~kept.valid;
              assign in_s2m.ready = free;
              assign out_m2s = kept;
              always_ff @(posedge clk) if (free) kept <= in_m2s;
            endmodule
            """;

    record Item(int data) {}

    record NoReady(Signal valid, Signal data) implements Pins {}

    @TempDir private Path directory;
    private @Nullable Simulation simulation;

    private Dut start(String simulator) throws IOException {
        Installed.require(simulator);
        boolean vhdl = simulator.equals("ghdl");
        Path source = directory.resolve(vhdl ? "link.vhd" : "link.sv");
        Files.writeString(source, vhdl ? VHDL : VERILOG);
        HdlDesign design = HdlDesign.of("link", source);
        Simulation started = Simulation.of(design).on(simulator).start();
        simulation = started;
        return started.dut();
    }

    @AfterEach
    void end() {
        if (simulation != null) {
            simulation.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verilator", "ghdl"})
    void oneRecordForEachDirectionIsABus(String simulator) throws IOException {
        Dut dut = start(simulator);
        ClockDomain domain = ClockDomain.of(dut.signal("clk"));
        StreamSource<Item> source =
                Stream.of(Item.class, dut, Naming.members("in_m2s", "in_s2m"), domain).drive();
        StreamSink<Item> sink =
                Stream.of(Item.class, dut, Naming.members("out_m2s", "out_s2m"), domain)
                        .stall(Stall.every(3, 2))
                        .receive();
        Clock.of(dut.signal("clk"), ns(10)).start();
        for (int i = 0; i < 20; i++) {
            source.send(new Item(i));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(sink.receive()).isEqualTo(new Item(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verilator", "ghdl"})
    void aPinThatTwoOfThemHaveIsRefused(String simulator) throws IOException {
        Dut dut = start(simulator);
        PinBinder<NoReady> pins =
                Pins.of(NoReady.class).in(dut).named(Naming.members("in_m2s", "out_m2s"));
        assertThatThrownBy(pins::bind)
                .isInstanceOf(PinException.class)
                .hasMessageContaining(
                        "the pin valid may be link.in_m2s.valid or link.out_m2s.valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verilator", "ghdl"})
    void whatNoPinTookOfAnyOfThemIsAnError(String simulator) throws IOException {
        Dut dut = start(simulator);
        PinBinder<NoReady> pins =
                Pins.of(NoReady.class).in(dut).named(Naming.members("in_m2s", "in_s2m"));
        assertThatThrownBy(pins::bind)
                .isInstanceOf(PinException.class)
                .hasMessageContaining("link.in_s2m.ready (1 bits) belongs to the bus");
        assertThat(pins.leaving("ready").bind().data().path()).isEqualTo("link.in_m2s.data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verilator", "ghdl"})
    void whichOfThemIsMissingIsSaid(String simulator) throws IOException {
        Dut dut = start(simulator);
        PinBinder<NoReady> pins =
                Pins.of(NoReady.class).in(dut).named(Naming.members("in_m2s", "in_s2n"));
        assertThatThrownBy(pins::bind)
                .isInstanceOf(PinException.class)
                .hasMessageContaining("link has no member in_s2n; nearest: ")
                .hasMessageContaining("in_s2m");
    }
}
