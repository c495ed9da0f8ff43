-- Made by Cocobean: asks for the types of the ports of records.
library ieee;
use ieee.std_logic_1164.all, ieee.numeric_std.all;
use work.records_types.all;
entity cocobean_probe is
  generic (
    count_of_lanes : positive := 2
  );
end entity;

architecture probe of cocobean_probe is
  signal clk : std_logic;
  signal control : control_t := QUIET;
  signal status : control_t;
  signal lanes_in : lanes_t(0 to COUNT_OF_LANES - 1);
  signal lanes : lanes_t(COUNT_OF_LANES - 1 downto 0);
  signal grid_in : grid_t;
  signal grid : grid_t;
  signal delay : time := 7 ns;
  signal delayed : time;
  signal count : unsigned(WIDTH - 1 downto 0);
begin
end architecture;
