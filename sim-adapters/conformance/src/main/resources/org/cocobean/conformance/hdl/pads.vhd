-- Drives `value` on `pins`, and pulls `line` low while `low` is 1; `seen` and `line_seen` are what stands there.
library ieee;
use ieee.std_logic_1164.all;

entity pad is
  port (
    pin : inout std_logic;
    low : in std_logic
  );
end entity;

architecture rtl of pad is
begin
  pin <= '0' when low = '1' else 'Z';
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity pads is
  generic (
    WIDTH : positive := 4
  );
  port (
    value     : in std_logic_vector(WIDTH - 1 downto 0);
    pins      : inout std_logic_vector(WIDTH - 1 downto 0);
    seen      : out std_logic_vector(WIDTH - 1 downto 0);
    low       : in std_logic;
    line      : inout std_logic;
    line_seen : out std_logic;
    up        : inout unsigned(0 to 2)
  );
end entity;

architecture rtl of pads is
begin
  pins <= value;
  seen <= pins;
  line_seen <= line;
  up <= (others => 'Z');
  inner : entity work.pad port map (pin => line, low => low);
end architecture;
