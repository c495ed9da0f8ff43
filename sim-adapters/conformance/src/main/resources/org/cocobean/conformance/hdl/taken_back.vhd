-- A process that gives a signal a value and takes it back before anything else runs.
library ieee;
use ieee.std_logic_1164.all;

entity taken_back is
  port (
    a : in  std_logic := '0';
    b : out std_logic
  );
end entity;

architecture rtl of taken_back is
begin
  process (a) begin
    b <= a;
    b <= not a;
    b <= a;
  end process;
end architecture;
