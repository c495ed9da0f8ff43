-- Line 15 lacks its operand: every tool must name this file and that line.
library ieee;
use ieee.std_logic_1164.all;

entity syntax_error is
  port (
    a : in  std_logic;
    b : out std_logic
  );
end entity;

architecture rtl of syntax_error is
begin

  b <= a and ;

end architecture;
