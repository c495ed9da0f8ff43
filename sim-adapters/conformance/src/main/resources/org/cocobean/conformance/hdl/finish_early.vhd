-- Calls std.env.finish (VHDL-2008) at the first rising edge of `clk` at which `trigger` is '1'.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity finish_early is
  port (
    clk     : in  std_logic := '0';
    trigger : in  std_logic := '0';
    cycles  : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of finish_early is
  signal count : unsigned(7 downto 0) := (others => '0');
begin
  cycles <= std_logic_vector(count);

  process (clk)
  begin
    if rising_edge(clk) then
      count <= count + 1;
      if trigger = '1' then
        report "finish_early: the design calls finish";
        std.env.finish;
      end if;
    end if;
  end process;
end architecture;
