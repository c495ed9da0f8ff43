-- Nothing ever happens here by itself.
library ieee;
use ieee.std_logic_1164.all;

entity no_events is
  port (
    a : in  std_logic := '0';
    b : out std_logic
  );
end entity;

architecture rtl of no_events is
begin
  b <= not a;
end architecture;
