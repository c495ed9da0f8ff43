-- Objects whose types, names and drivers VPI does not tell: in an entity, a component, a block and generate statements.
--
--   `leaf` copies its input inverted; everything it does not drive keeps its default value.
library ieee;
use ieee.std_logic_1164.all;

package objects_pkg is
  type state_t is (idle, busy);
  subtype nibble_t is std_logic_vector(3 downto 0);
  type pair_t is record
    a : std_logic;
    b : nibble_t;
  end record;
end package;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.objects_pkg.all;

entity leaf is
  generic (
    MODE  : state_t          := busy;
    BITS  : std_logic_vector := "10Z0";
    FLAG  : boolean          := true;
    DELAY : time             := 5 ns
  );
  port (
    i : in  nibble_t;
    o : out nibble_t;
    p : in  pair_t
  );
end entity;

architecture rtl of leaf is
  type state_t is (one, two, three);
  type table_t is array (natural range <>) of nibble_t;
  subtype small_t is integer range -4 to 9;
  subtype three_t is table_t(1 to 3);
  signal state    : state_t   := two;
  signal letter   : character := 'x';
  signal small    : small_t   := -4;
  signal entries  : three_t   := ("0001", "0010", "0011");
  signal weights  : table_t(5 downto 4) := ("0101", "0100");
  signal number   : signed(7 downto 0) := "11111110";
  signal numbers  : integer_vector(0 to 1) := (3, 4);
  signal undriven : std_logic := '0';
begin
  o <= not i;

  process
  begin
    state <= three after 10 ns;
    wait;
  end process;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use work.objects_pkg.all;

entity objects is
  port (
    clk : in    std_logic := '0';
    a   : in    nibble_t  := "0000";
    y   : out   nibble_t;
    z   : inout std_logic
  );
end entity;

architecture rtl of objects is
  component leaf is
    generic (
      MODE  : state_t          := busy;
      BITS  : std_logic_vector := "10Z0";
      FLAG  : boolean          := true;
      DELAY : time             := 5 ns
    );
    port (
      i : in  nibble_t;
      o : out nibble_t;
      p : in  pair_t
    );
  end component;
  signal middle  : nibble_t;
  signal outside : nibble_t := "0011";
  signal partly  : nibble_t := "0000";
  signal pair    : pair_t;
begin
  z         <= 'Z';
  partly(0) <= clk;

  first : entity work.leaf generic map (MODE => idle) port map (i => a, o => middle, p => pair);

  second : leaf generic map (FLAG => false) port map (i => middle, o => open, p => pair);

  group_of : block is
    signal in_block : std_logic := '1';
  begin
    third : leaf port map (i => outside, o => y, p => pair);
  end block;

  each : for s in idle to busy generate
    signal in_each : bit := '1';
  begin
  end generate;

  choice : case true generate
    when true =>
      signal in_choice : bit := '1';
    begin
    when others =>
  end generate;
end architecture;
