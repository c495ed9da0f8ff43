-- What is known only when a simulation elaborates: generics without defaults, a file of its directory, branches of generate
-- statements, a component without an entity.
library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;

entity inverter is
  port (
    a : in  std_logic;
    y : out std_logic
  );
end entity;

architecture rtl of inverter is
  signal inside : std_logic;
begin
  inside <= not a;
  y      <= inside;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;

entity elaborated is
  generic (
    WIDTH : positive;
    DELAY : time := 5 ns
  );
  port (
    a     : in  std_logic;
    y     : out std_logic;
    first : out integer
  );
end entity;

architecture rtl of elaborated is
  type color_t is (red, green, blue);

  impure function number_in_file return integer is
    file source     : text open read_mode is "numbers.txt";
    variable row    : line;
    variable number : integer;
  begin
    readline(source, row);
    read(row, number);
    return number;
  end function;

  constant LOADED : integer := number_in_file;

  component ghost is
    port (
      a : in  std_logic;
      y : out std_logic
    );
  end component;

  signal color   : color_t := green;
  signal unbound : std_logic;
  signal word    : std_logic_vector(WIDTH - 1 downto 0) := (others => '0');
  alias  low     : std_logic is word(0);
begin
  first <= LOADED;

  branch : if WIDTH > 100 generate
    signal in_then : std_logic;
  begin
    u : entity work.inverter port map (a, y);
  else generate
    signal in_else : std_logic := '1';
  begin
    u : entity work.inverter port map (a, y);
  end generate;

  choice : case WIDTH generate
    when 1 =>
      signal in_one : std_logic := '1';
    begin
    when others =>
      signal in_others : std_logic := '1';
      constant FOUND   : integer := WIDTH + 1;
    begin
  end generate;

  missing : ghost port map (a, unbound);
end architecture;
