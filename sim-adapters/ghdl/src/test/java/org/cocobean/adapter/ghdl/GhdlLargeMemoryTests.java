package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a design is made of is asked of GHDL once a build, in a form that does not grow with what
/// memories hold.
class GhdlLargeMemoryTests {

    private static final int SMALL = 16;
    private static final int LARGE = 65_536;
    private static final int BUILDS = 3;

    /// GHDL alone takes up to ten times as long to start the large one on a quiet machine; a
    /// description of each bit takes some thirty times as long.
    private static final int MOST = 16;

    @TempDir(factory = RunTempDir.class)
    private Path directory;

    @Test
    @Timeout(240)
    void aLargeMemoryIsBuiltAlmostAsFastAsASmallOne() throws IOException {
        long small = Long.MAX_VALUE;
        long large = Long.MAX_VALUE;
        for (int build = 0; build < BUILDS; build++) {
            small = Math.min(small, nanosToBuild(SMALL, build));
            large = Math.min(large, nanosToBuild(LARGE, build));
        }
        assertThat(large).isLessThan(MOST * small);
    }

    private long nanosToBuild(int words, int build) throws IOException {
        Path source = directory.resolve("memory_%d_%d.vhd".formatted(words, build));
        Files.writeString(
                source,
                """
                library ieee;
                use ieee.std_logic_1164.all;
                use ieee.numeric_std.all;
                entity memory is
                  port (clk, we : in std_logic; at : in std_logic_vector(15 downto 0);
                        d : in std_logic_vector(31 downto 0); q : out std_logic_vector(31 downto 0));
                end;
                architecture build_%d of memory is
                  type words_t is array (0 to %d) of std_logic_vector(31 downto 0);
                  signal words : words_t := (others => (others => '0'));
                begin
                  process (clk) begin
                    if rising_edge(clk) then
                      if we = '1' then words(to_integer(unsigned(at))) <= d; end if;
                      q <= words(to_integer(unsigned(at)));
                    end if;
                  end process;
                end;
                """
                        .formatted(build, words - 1));
        long began = System.nanoTime();
        try (Simulation sim = Ghdl.start(HdlDesign.of("memory", source))) {
            assertThat(sim.dut().signal("q").width()).isEqualTo(32);
        }
        return System.nanoTime() - began;
    }
}
