-- A testbench that checks itself: an error after 10 ns if `bad` is '1', the end after 20 ns (VHDL-2008).
library ieee;
use ieee.std_logic_1164.all;

entity self_checking is
  port (bad : in std_logic := '0');
end entity;

architecture test of self_checking is
begin
  process
  begin
    wait for 10 ns;
    assert bad /= '1' report "the check failed" severity error;
    wait for 10 ns;
    std.env.finish;
    wait;
  end process;
end architecture;
