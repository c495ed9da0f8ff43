-- Generics of types that the command line of GHDL does not take.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity generics is
  generic (
    RATE    : real := 1.0;
    PERIOD  : time := 1 ns;
    LEVEL   : std_logic := '0';
    PATTERN : bit_vector(3 downto 0) := "0000";
    START   : std_logic_vector(3 downto 0) := "0000";
    OFFSET  : signed(3 downto 0) := "0000";
    TITLE   : string := "none";
    WIDTH   : positive := 4
  );
  port (
    rate_in_tenths : out integer;
    periods        : out integer;
    level_out      : out std_logic;
    pattern_out    : out bit_vector(3 downto 0);
    start_out      : out std_logic_vector(WIDTH - 1 downto 0);
    offset_out     : out signed(3 downto 0);
    title_length   : out integer
  );
end entity;

architecture rtl of generics is
begin
  rate_in_tenths <= integer(RATE * 10.0);
  periods <= PERIOD / 100 ps;
  level_out <= LEVEL;
  pattern_out <= PATTERN;
  start_out <= std_logic_vector(resize(unsigned(START), WIDTH));
  offset_out <= OFFSET;
  title_length <= TITLE'length;
end architecture;
