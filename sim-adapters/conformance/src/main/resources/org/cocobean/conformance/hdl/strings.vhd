-- A string that nothing drives.
library ieee;
use ieee.std_logic_1164.all;

entity strings is
  port (clk : in std_logic);
end entity;

architecture rtl of strings is
  signal name : string(1 to 3) := "abc";
  signal seen : std_logic;
begin
  process (clk)
  begin
    if rising_edge(clk) then
      if name = "abc" then
        seen <= '1';
      else
        seen <= '0';
      end if;
    end if;
  end process;
end architecture;
