-- What stands in a case generate statement: `choice.state` toggles with the clock. `words_in` is a port that is an array,
-- `words` a signal of the same type, `low` an alias.
library ieee;
use ieee.std_logic_1164.all;

package case_generate_pkg is
  type words_t is array (natural range <>) of std_logic_vector(7 downto 0);
end package;

library ieee;
use ieee.std_logic_1164.all;
use work.case_generate_pkg.all;

entity case_generate is
  generic (
    WIDTH : integer := 8
  );
  port (
    clk      : in std_logic := '0';
    words_in : in words_t(0 to 2) := (x"01", x"02", x"03")
  );
end entity;

architecture rtl of case_generate is
  signal words : words_t(0 to 2);
  alias  low   : std_logic_vector(7 downto 0) is words(0);
begin
  words <= words_in;

  choice : case WIDTH generate
    when 1 =>
      signal other : std_logic := '0';
    begin
      other <= not other when rising_edge(clk);
    when others =>
      signal state : std_logic := '0';
    begin
      state <= not state when rising_edge(clk);
  end generate;
end architecture;
