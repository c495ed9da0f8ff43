-- Two signals with equal waveforms from two processes: 0 at 0 ns, 1 at 10 ns, period 20 ns.
library ieee;
use ieee.std_logic_1164.all;

entity coincident_edges is
  port (
    a : out std_logic := '0';
    b : out std_logic := '0'
  );
end entity;

architecture sim of coincident_edges is
  signal a_value : std_logic := '0';
  signal b_value : std_logic := '0';
begin
  a_value <= not a_value after 10 ns;
  b_value <= not b_value after 10 ns;
  a <= a_value;
  b <= b_value;
end architecture;
