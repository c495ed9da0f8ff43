-- Adds 1 to an integer of range 0 to 3 at each rising edge of `clk`: the fourth edge violates the range,
-- which ends the simulation.
library ieee;
use ieee.std_logic_1164.all;

entity bound_check is
  port (
    clk : in std_logic := '0'
  );
end entity;

architecture rtl of bound_check is
  signal small : integer range 0 to 3 := 0;
begin
  process (clk)
  begin
    if rising_edge(clk) then
      small <= small + 1;
    end if;
  end process;
end architecture;
