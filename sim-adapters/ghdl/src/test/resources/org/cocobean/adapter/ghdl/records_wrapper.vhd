-- Made by Cocobean: brings to VPI the ports of records.
library ieee;
use ieee.std_logic_1164.all, ieee.numeric_std.all;
use work.records_types.all;
library ieee;
use ieee.std_logic_1164.all;
entity cocobean_records is
  generic (
    count_of_lanes : positive := 2
  );
  port (
    clk : in std_logic;
    control : in ieee.std_logic_1164.std_logic_vector(115 downto 0) := "00101101010101101111111111111111111111111111110011010000000000000000000000000000000000000000001011011100011011000000";
    status : out ieee.std_logic_1164.std_logic_vector(115 downto 0);
    lanes_in : in ieee.std_logic_1164.std_logic_vector(9 downto 0) := "UUUUUUUUUU";
    lanes : out ieee.std_logic_1164.std_logic_vector(9 downto 0);
    grid_in : in ieee.std_logic_1164.std_logic_vector(15 downto 0) := "UUUUUUUUUUUUUUUU";
    grid : out ieee.std_logic_1164.std_logic_vector(15 downto 0);
    delay : in ieee.std_logic_1164.std_logic_vector(63 downto 0) := "0000000000000000000000000000000000000000011010101100111111000000";
    delayed : out ieee.std_logic_1164.std_logic_vector(63 downto 0);
    count : out unsigned(WIDTH - 1 downto 0)
  );
end entity;

architecture wrapper of cocobean_records is
  function cocobean_integer(bits : ieee.std_logic_1164.std_logic_vector) return integer is
    variable number : integer := 0;
  begin
    for i in bits'range loop
      if i = bits'left and ieee.std_logic_1164.to_bit(bits(i)) = '1' then
        number := -1;
      elsif i /= bits'left then
        number := 2 * number + bit'pos(ieee.std_logic_1164.to_bit(bits(i)));
      end if;
    end loop;
    return number;
  end function;
  function cocobean_bits(value : integer; width : positive) return ieee.std_logic_1164.std_logic_vector is
    variable bits : ieee.std_logic_1164.std_logic_vector(width - 1 downto 0);
    variable rest : integer := value;
  begin
    for i in 0 to width - 1 loop
      bits(i) := ieee.std_logic_1164.to_stdulogic(bit'val(rest mod 2));
      rest := (rest - rest mod 2) / 2;
    end loop;
    return bits;
  end function;
  function cocobean_quantity(bits : ieee.std_logic_1164.std_logic_vector) return time is
    alias all_bits : ieee.std_logic_1164.std_logic_vector(63 downto 0) is bits;
  begin
    return cocobean_integer(all_bits(63 downto 32)) * (65536 * (65536 * (1 fs)))
      + cocobean_integer('0' & all_bits(31 downto 16)) * (65536 * (1 fs))
      + cocobean_integer('0' & all_bits(15 downto 0)) * (1 fs);
  end function;
  function cocobean_bits(value : time) return ieee.std_logic_1164.std_logic_vector is
    variable high, middle, low : integer;
  begin
    high := integer(value / (65536 * (65536 * (1 fs))));
    middle := integer((value - high * (65536 * (65536 * (1 fs)))) / (65536 * (1 fs)));
    low := integer((value - high * (65536 * (65536 * (1 fs))) - middle * (65536 * (1 fs))) / (1 fs));
    if low < 0 then
      low := low + 65536;
      middle := middle - 1;
    end if;
    if middle < 0 then
      middle := middle + 65536;
      high := high - 1;
    end if;
    return cocobean_bits(high, 32) & cocobean_bits(middle, 16) & cocobean_bits(low, 16);
  end function;
  signal \cocobean control.flags.command\ : work.records_types.command_t := work.records_types.command_t'val(2);
  signal \cocobean control.level\ : integer range -9 to 9 := -4;
  signal \cocobean control.ready\ : boolean := boolean'val(1);
  signal \cocobean control.mask(2)\ : bit := bit'val(1);
  signal \cocobean control.mask(1)\ : bit := bit'val(0);
  signal \cocobean control.mask(0)\ : bit := bit'val(1);
  signal \cocobean control.pause\ : time := 3000000 fs;
  signal \cocobean status.flags.command\ : work.records_types.command_t;
  signal \cocobean status.level\ : integer range -9 to 9;
  signal \cocobean status.ready\ : boolean;
  signal \cocobean status.mask(2)\ : bit;
  signal \cocobean status.mask(1)\ : bit;
  signal \cocobean status.mask(0)\ : bit;
  signal \cocobean status.pause\ : time;
  signal \cocobean delay\ : time := 7000000 fs;
  signal \cocobean delayed\ : time;
begin
  records : entity work.records
    generic map (count_of_lanes => count_of_lanes)
    port map (
      clk => clk,
      control.valid => control(115),
      control.data => control(114 downto 107),
      control.flags.command => \cocobean control.flags.command\,
      control.flags.strobe => control(104),
      control.flags.number(0) => control(103),
      control.flags.number(1) => control(102),
      control.flags.number(2) => control(101),
      control.flags.number(3) => control(100),
      control.level => \cocobean control.level\,
      control.ready => \cocobean control.ready\,
      control.mask(2) => \cocobean control.mask(2)\,
      control.mask(1) => \cocobean control.mask(1)\,
      control.mask(0) => \cocobean control.mask(0)\,
      control.pause => \cocobean control.pause\,
      status.valid => status(115),
      status.data => status(114 downto 107),
      status.flags.command => \cocobean status.flags.command\,
      status.flags.strobe => status(104),
      status.flags.number(0) => status(103),
      status.flags.number(1) => status(102),
      status.flags.number(2) => status(101),
      status.flags.number(3) => status(100),
      status.level => \cocobean status.level\,
      status.ready => \cocobean status.ready\,
      status.mask(2) => \cocobean status.mask(2)\,
      status.mask(1) => \cocobean status.mask(1)\,
      status.mask(0) => \cocobean status.mask(0)\,
      status.pause => \cocobean status.pause\,
      lanes_in(0).data => lanes_in(9 downto 6),
      lanes_in(0).last => lanes_in(5),
      lanes_in(1).data => lanes_in(4 downto 1),
      lanes_in(1).last => lanes_in(0),
      lanes(1).data => lanes(9 downto 6),
      lanes(1).last => lanes(5),
      lanes(0).data => lanes(4 downto 1),
      lanes(0).last => lanes(0),
      grid_in(0, 2) => grid_in(15 downto 12),
      grid_in(0, 1) => grid_in(11 downto 8),
      grid_in(1, 2) => grid_in(7 downto 4),
      grid_in(1, 1) => grid_in(3 downto 0),
      grid(0, 2) => grid(15 downto 12),
      grid(0, 1) => grid(11 downto 8),
      grid(1, 2) => grid(7 downto 4),
      grid(1, 1) => grid(3 downto 0),
      delay => \cocobean delay\,
      delayed => \cocobean delayed\,
      count => count);
  \cocobean control.flags.command\ <= work.records_types.command_t'val(cocobean_integer('0' & control(106 downto 105)));
  \cocobean control.level\ <= cocobean_integer(control(99 downto 68));
  \cocobean control.ready\ <= boolean'val(cocobean_integer('0' & control(67 downto 67)));
  \cocobean control.mask(2)\ <= ieee.std_logic_1164.to_bit(control(66));
  \cocobean control.mask(1)\ <= ieee.std_logic_1164.to_bit(control(65));
  \cocobean control.mask(0)\ <= ieee.std_logic_1164.to_bit(control(64));
  \cocobean control.pause\ <= cocobean_quantity(control(63 downto 0));
  status(106 downto 105) <= cocobean_bits(work.records_types.command_t'pos(\cocobean status.flags.command\), 2);
  status(99 downto 68) <= cocobean_bits(\cocobean status.level\, 32);
  status(67 downto 67) <= cocobean_bits(boolean'pos(\cocobean status.ready\), 1);
  status(66) <= ieee.std_logic_1164.to_stdulogic(\cocobean status.mask(2)\);
  status(65) <= ieee.std_logic_1164.to_stdulogic(\cocobean status.mask(1)\);
  status(64) <= ieee.std_logic_1164.to_stdulogic(\cocobean status.mask(0)\);
  status(63 downto 0) <= cocobean_bits(\cocobean status.pause\);
  \cocobean delay\ <= cocobean_quantity(delay(63 downto 0));
  delayed(63 downto 0) <= cocobean_bits(\cocobean delayed\);
end architecture;
