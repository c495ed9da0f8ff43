-- What larger projects of VHDL are made of, in small: a library of packages, records of records on ports, generics of many
-- types, an else-generate, a ROM that is loaded from a file, and two masters on one I2C bus.
library ieee;
use ieee.std_logic_1164.all;

package board_types is
  type kind_t is (plain, doubled);
  type lane_t is record
    data  : std_logic_vector(7 downto 0);
    valid : std_logic;
  end record;
  type lanes_t is array (natural range <>) of lane_t;
  type header_t is record
    kind  : kind_t;
    count : natural;
  end record;
  type request_t is record
    header : header_t;
    lanes  : lanes_t(0 to 1);
  end record;
end package;

library ieee;
use ieee.std_logic_1164.all;

entity i2c_master is
  port (
    clk, go  : in    std_logic;
    byte     : in    std_logic_vector(7 downto 0);
    scl, sda : inout std_logic;
    busy     : out   std_logic;
    lost     : out   std_logic
  );
end entity;

-- Four clocks for each bit; who sends a 1 and sees a 0 has lost the bus.
architecture rtl of i2c_master is
begin
  process (clk)
    variable phase, left : natural := 0;
    variable shift       : std_logic_vector(7 downto 0);
  begin
    if rising_edge(clk) then
      if left = 0 then
        busy <= '0';
        scl <= 'Z';
        sda <= 'Z';
        if go = '1' then
          left := 8;
          phase := 0;
          shift := byte;
          busy <= '1';
          lost <= '0';
        end if;
      else
        case phase is
          when 0 => scl <= '0';
          when 1 =>
            sda <= 'Z';
            if shift(7) = '0' then
              sda <= '0';
            end if;
          when 2 => scl <= 'Z';
          when others =>
            if shift(7) = '1' and to_x01(sda) = '0' then
              lost <= '1';
              left := 1;
            end if;
            shift := shift(6 downto 0) & '1';
            left := left - 1;
        end case;
        phase := (phase + 1) mod 4;
      end if;
    end if;
  end process;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;
library parts;
use work.board_types.all;

entity board is
  generic (
    DEPTH    : positive := 4;
    RATE     : real := 1.0;
    PERIOD   : time := 1 ns;
    MASK     : std_logic_vector(7 downto 0) := x"ff";
    LEVEL    : std_logic := '0';
    FAST     : boolean := false;
    KIND     : kind_t := plain;
    TITLE    : string := "none";
    ROM_FILE : string := "rom.txt"
  );
  port (
    clk      : in    std_logic;
    request  : in    request_t;
    response : out   request_t;
    address  : in    natural range 0 to DEPTH - 1 := 0;
    word     : out   std_logic_vector(7 downto 0);
    total    : out   integer;
    facts    : out   integer;
    go_a     : in    std_logic := '0';
    go_b     : in    std_logic := '0';
    byte_a   : in    std_logic_vector(7 downto 0) := (others => '0');
    byte_b   : in    std_logic_vector(7 downto 0) := (others => '0');
    busy     : out   std_logic_vector(1 downto 0);
    lost     : out   std_logic_vector(1 downto 0);
    scl, sda : inout std_logic
  );
end entity;

architecture rtl of board is
  type rom_t is array (0 to DEPTH - 1) of std_logic_vector(7 downto 0);

  impure function loaded return rom_t is
    file words     : text open read_mode is ROM_FILE;
    variable row   : line;
    variable value : std_logic_vector(7 downto 0);
    variable rom   : rom_t;
  begin
    for i in rom'range loop
      readline(words, row);
      hread(row, value);
      rom(i) := value;
    end loop;
    return rom;
  end function;

  signal rom : rom_t := loaded;
begin
  word  <= rom(address) and MASK;
  total <= parts.p29.n29;
  facts <= integer(RATE * 10.0) * 1000 + (PERIOD / 1 ns) * 100 + TITLE'length * 10 + kind_t'pos(KIND) * 2 + boolean'pos(LEVEL = '1');

  answering : if FAST generate
    response <= request;
  else generate
    signal held : request_t;
  begin
    process (clk)
    begin
      if rising_edge(clk) then
        held <= request;
      end if;
    end process;
    response <= held;
  end generate;

  a : entity work.i2c_master port map (clk, go_a, byte_a, scl, sda, busy(0), lost(0));
  b : entity work.i2c_master port map (clk, go_b, byte_b, scl, sda, busy(1), lost(1));
end architecture;
