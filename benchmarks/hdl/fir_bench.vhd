-- The FIR loop as a pure VHDL testbench: one sample in, one result out, compared with a model in VHDL.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity fir_bench is
  generic (CYCLES : natural := 1000);
end entity;

architecture bench of fir_bench is
  type integers is array (0 to 7) of integer;
  constant COEFFICIENTS : integers := (-52, 187, 1260, 2700, 2700, 1260, 187, -52);
  signal clk       : std_logic := '0';
  signal rst       : std_logic := '1';
  signal in_data   : std_logic_vector(15 downto 0) := (others => '0');
  signal out_valid : std_logic;
  signal out_data  : std_logic_vector(31 downto 0);
  signal done      : boolean := false;
begin
  dut : entity work.fir8
    port map (clk => clk, rst => rst, in_valid => '1', in_data => in_data, out_valid => out_valid, out_data => out_data);

  clk <= not clk after 5 ns when not done else '0';

  process
    variable sample   : signed(15 downto 0) := to_signed(1, 16);
    variable history  : integers := (others => 0);
    variable expected : integer := 0;
    variable coming   : integer := 0;
  begin
    wait until rising_edge(clk);
    wait until rising_edge(clk);
    rst <= '0';
    for i in 0 to CYCLES - 1 loop
      sample := resize(sample * 75 + 74, 16);
      in_data <= std_logic_vector(sample);
      history := to_integer(sample) & history(0 to 6);
      expected := coming;
      coming := 0;
      for tap in COEFFICIENTS'range loop
        coming := coming + COEFFICIENTS(tap) * history(tap);
      end loop;
      wait until rising_edge(clk);
      assert i <= 8 or to_integer(signed(out_data)) = expected report "wrong result" severity failure;
    end loop;
    done <= true;
    wait;
  end process;
end architecture;
