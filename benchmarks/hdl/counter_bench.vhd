-- The counter loop as a pure VHDL testbench: write one input, wait for the edge, read one output, compare.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity counter_bench is
  generic (CYCLES : natural := 1000);
end entity;

architecture bench of counter_bench is
  signal clk   : std_logic := '0';
  signal rst   : std_logic := '1';
  signal en    : std_logic := '0';
  signal count : std_logic_vector(31 downto 0);
  signal done  : boolean := false;
begin
  dut : entity work.counter
    generic map (WIDTH => 32)
    port map (clk => clk, rst => rst, en => en, count => count);

  clk <= not clk after 5 ns when not done else '0';

  process
    variable expected : unsigned(31 downto 0);
  begin
    wait until rising_edge(clk);
    wait until rising_edge(clk);
    rst <= '0';
    en  <= '1';
    wait until rising_edge(clk);
    expected := unsigned(count);
    for i in 0 to CYCLES - 1 loop
      en <= '1';
      wait until rising_edge(clk);
      expected := expected + 1;
      assert unsigned(count) = expected report "wrong count" severity failure;
    end loop;
    done <= true;
    wait;
  end process;
end architecture;
