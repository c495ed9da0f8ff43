-- What a generated interface must cope with in VHDL: enumerations, records that are not shown, generics, generate.
library ieee;
use ieee.std_logic_1164.all;

package stage_pkg is
  type state_t is (idle, busy, done);
  type pair_t is record
    a : std_logic;
    b : std_logic_vector(3 downto 0);
  end record;
end package;

library ieee;
use ieee.std_logic_1164.all;

entity lane is
  generic (WIDTH : positive := 4);
  port (
    clk      : in  std_logic;
    in_data  : in  std_logic_vector(WIDTH - 1 downto 0);
    out_data : out std_logic_vector(WIDTH - 1 downto 0)
  );
end entity;

architecture rtl of lane is
begin
  process (clk) is
  begin
    if rising_edge(clk) then
      out_data <= not in_data;
    end if;
  end process;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.stage_pkg.all;

entity stage is
  generic (
    WIDTH : positive := 4;
    NOTE  : string   := "plain"
  );
  port (
    clk      : in    std_logic;
    go       : in    std_logic;
    class    : in    signed(7 downto 0);
    in_data  : in    std_logic_vector(WIDTH - 1 downto 0);
    out_data : out   std_logic_vector(WIDTH - 1 downto 0);
    bus_pin  : inout std_logic
  );
end entity;

architecture rtl of stage is
  type bytes_t is array (0 to 3) of std_logic_vector(7 downto 0);
  type data_t is array (0 to 1) of std_logic_vector(WIDTH - 1 downto 0);
  signal state  : state_t := idle;
  signal pair   : pair_t  := (a => '0', b => "0000");
  signal mem    : bytes_t := (others => x"00");
  signal \odd.name\ : std_logic := '0';
  signal between : data_t; -- in no interface: GHDL 2.0 misreads arrays with bounds of generics
begin
  bus_pin  <= 'Z';
  out_data <= between(0);

  process (clk) is
  begin
    if rising_edge(clk) then
      \odd.name\ <= class(0);
      case state is
        when idle => if go = '1' then state <= busy; end if;
        when busy => state <= done;
        when done => state <= idle;
      end case;
    end if;
  end process;

  gen : for i in 0 to 1 generate
    first : entity work.lane generic map (WIDTH => WIDTH) port map (clk => clk, in_data => in_data, out_data => between(i));
  end generate;
end architecture;
