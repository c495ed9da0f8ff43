-- An enumeration, and a record with an enumeration inside.
--
--   A rising clock edge copies `nxt` to `state` and `push` to `popped`.
library ieee;
use ieee.std_logic_1164.all;

package shape_pkg is
  type state_t is (IDLE, BUSY, DONE);
  type item_t is record
    valid : std_logic;
    tag   : std_logic_vector(3 downto 0);
    state : state_t;
  end record;
  constant LANES : integer := 4;
end package;

library ieee;
use ieee.std_logic_1164.all;
use work.shape_pkg.all;

entity shapes is
  port (
    clk   : in  std_logic := '0';
    nxt   : in  state_t := IDLE;
    state : out state_t := IDLE
  );
end entity;

architecture rtl of shapes is
  signal push   : item_t := (valid => '1', tag => x"5", state => BUSY);
  signal popped : item_t;
begin
  process (clk)
  begin
    if rising_edge(clk) then
      state  <= nxt;
      popped <= push;
    end if;
  end process;
end architecture;
