library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

package described_types is
    type state_t is (idle, run, 'X', done);
    subtype small_t is integer range -3 to 12;
    type counted_t is range 0 to 100;
    type item_t is record
        valid : std_logic;
        tag   : std_logic_vector(3 downto 0);
    end record;
    type words_t is array (natural range <>) of std_logic_vector(7 downto 0);
    type grid_t is array (0 to 1, 2 downto 0) of bit;
    type by_state_t is array (state_t) of bit;
    type numbers_t is array (1 to 3) of integer;
    constant LANES : positive := 2;
end package;

library ieee;
use ieee.std_logic_1164.all;

entity described_leaf is
    generic (WIDTH : positive := 4; NAME : string := "leaf");
    port (d : in std_logic_vector(WIDTH - 1 downto 0); q : out std_logic_vector(WIDTH - 1 downto 0));
end entity;

architecture rtl of described_leaf is
begin
    q <= not d;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.described_types.all;

entity described is
    generic (DEPTH : natural := 8; PERIOD : time := 5 ns; GAIN : real := 1.5; FAST : boolean := true);
    port (clk : in std_logic; level : in small_t := 3; q : out unsigned(0 to 3); pin : inout std_logic);
end entity;

architecture rtl of described is
    component nowhere is
        port (a : in bit);
    end component;
    type local_t is (low, high);
    constant FIRST : state_t := run;
    constant TEXT : string := "a;b";
    constant NONE : std_logic_vector(0 downto 1) := "";
    shared variable hits : natural := 0;
    signal state : state_t := idle;
    signal level_is : local_t;
    signal count : counted_t := 7;
    signal item : item_t;
    signal words : words_t(0 to LANES - 1);
    signal late : words_t(DEPTH - 1 downto 0);
    signal grid : grid_t;
    signal named : by_state_t;
    signal numbers : numbers_t;
    signal \Esc.aped\ : bit;
    signal chain : std_logic_vector(7 downto 0);
    signal sum : signed(7 downto 0);
begin
    pin <= 'Z';
    q <= (others => '0');
    lane : for i in 1 to 2 generate
        signal inner : bit;
    begin
        u : entity work.described_leaf
            port map (d => chain(4 * i - 1 downto 4 * i - 4), q => open);
    end generate;
    fast_one : if FAST generate
        signal only : bit;
    begin
    end generate;
    choice : case DEPTH generate
        when 8 =>
            signal chosen : bit;
        begin
        when others =>
    end generate;
    ghost : nowhere port map (a => \Esc.aped\);
    process
        variable own : integer;
    begin
        wait;
    end process;
end architecture;
