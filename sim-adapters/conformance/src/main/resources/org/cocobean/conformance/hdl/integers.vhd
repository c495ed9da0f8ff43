-- VHDL's scalar types, from input to output. Every object is a signal or port that nothing but a test
-- drives; all integers are 67 at first.
library ieee;
use ieee.std_logic_1164.all;

package integers_pkg is
  type color_t is (RED, GREEN, BLUE);
  subtype percent_t is integer range -100 to 100;
end package;

library ieee;
use ieee.std_logic_1164.all;
use work.integers_pkg.all;

entity integers is
  port (
    integer_in   : in  integer   := 67;
    integer_out  : out integer;
    natural_in   : in  natural   := 67;
    natural_out  : out natural;
    positive_in  : in  positive  := 67;
    positive_out : out positive;
    percent_in   : in  percent_t := 67;
    percent_out  : out percent_t;
    boolean_in   : in  boolean   := false;
    boolean_out  : out boolean;
    bit_in       : in  bit       := '0';
    bit_out      : out bit;
    bits_in      : in  bit_vector(7 downto 0) := x"43";
    bits_out     : out bit_vector(7 downto 0);
    color_in     : in  color_t   := RED;
    color_out    : out color_t
  );
end entity;

architecture rtl of integers is
begin
  integer_out  <= integer_in;
  natural_out  <= natural_in;
  positive_out <= positive_in;
  percent_out  <= percent_in;
  boolean_out  <= boolean_in;
  bit_out      <= bit_in;
  bits_out     <= bits_in;
  color_out    <= color_in;
end architecture;
