-- Ports and generics that VPI of GHDL does not drive: records of records, arrays of them, arrays of two dimensions.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

package records_types is
  constant WIDTH : integer := 8;
  type command_t is (idle, load, clear);
  type flags_t is record
    command : command_t;
    strobe  : std_logic;
    number  : unsigned(0 to 3);
  end record;
  type control_t is record
    valid : std_logic;
    data  : std_logic_vector(WIDTH - 1 downto 0);
    flags : flags_t;
    level : integer range -9 to 9;
    ready : boolean;
    mask  : bit_vector(2 downto 0);
    pause : time;
  end record;
  constant QUIET : control_t := (valid => '0', data => x"5a", flags => (clear, '1', "0110"), level => -4,
                                 ready => true, mask => "101", pause => 3 ns);
  type lane_t is record
    data : std_logic_vector(3 downto 0);
    last : std_logic;
  end record;
  type lanes_t is array (natural range <>) of lane_t;
  type grid_t is array (0 to 1, 2 downto 1) of std_logic_vector(3 downto 0);
end package;

library ieee;
use ieee.std_logic_1164.all, ieee.numeric_std.all;
use work.records_types.all;

entity records is
  generic (COUNT_OF_LANES : positive := 2);
  port (
    clk      : in  std_logic;
    control  : in  control_t := QUIET;
    status   : out control_t;
    lanes_in : in  lanes_t(0 to COUNT_OF_LANES - 1);
    lanes    : out lanes_t(COUNT_OF_LANES - 1 downto 0);
    grid_in  : in  grid_t;
    grid     : out grid_t;
    delay    : in  time := 7 ns;
    delayed  : out time;
    count    : out unsigned(WIDTH - 1 downto 0)
  );
end entity;

architecture rtl of records is
  signal counter : unsigned(WIDTH - 1 downto 0) := (others => '0');
begin
  count <= counter;
  grid <= grid_in;
  delayed <= delay;
  process (clk)
  begin
    if rising_edge(clk) then
      counter <= counter + 1;
      status <= control;
      status.flags.number <= control.flags.number + 1;
      for i in lanes_in'range loop
        lanes(i) <= lanes_in(i);
      end loop;
    end if;
  end process;
  inner : block
    signal seen : std_logic;
  begin
    seen <= control.valid;
  end block;
end architecture;
