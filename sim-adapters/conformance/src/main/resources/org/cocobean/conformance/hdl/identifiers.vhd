-- Names that differ in their backslashes or in the case between them only, which are different names in VHDL: signals with
-- the values 1 to 4, constants, arrays and instances.
library ieee;
use ieee.std_logic_1164.all;

entity identifiers_leaf is
  generic (
    NUMBER : integer
  );
end entity;

architecture rtl of identifiers_leaf is
  signal inner : std_logic_vector(7 downto 0) := x"05";
begin
end architecture;

library ieee;
use ieee.std_logic_1164.all;

entity identifiers is
end entity;

architecture rtl of identifiers is
  type words_t is array (0 to 1) of std_logic_vector(3 downto 0);

  signal \foo\  : std_logic_vector(3 downto 0) := x"1";
  signal foo    : std_logic_vector(3 downto 0) := x"2";
  signal \Foo\  : std_logic_vector(3 downto 0) := x"3";
  signal \Bar\  : std_logic_vector(3 downto 0) := x"4";
  signal driven : std_logic_vector(3 downto 0);
  signal \driven\ : std_logic_vector(3 downto 0) := x"5";

  signal start_of_a_name_that_a_generator_made_of_a_whole_path_through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line : std_logic_vector(3 downto 0) := x"7";
  signal \start_of_a_name_that_a_generator_made_of_a_whole_path_through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line.$[1]\ : std_logic_vector(3 downto 0) := x"8";

  constant \limit\ : integer := 10;
  constant LIMIT   : integer := 20;

  signal \words\ : words_t := (x"1", x"2");
  signal words   : words_t := (x"3", x"4");
begin
  driven <= not foo;

  \leaf\ : entity work.identifiers_leaf generic map (NUMBER => 1);
  leaf   : entity work.identifiers_leaf generic map (NUMBER => 2);
end architecture;
