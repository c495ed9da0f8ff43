-- A first-in first-out queue between two ready/valid streams in one clock domain.
--
--   A word moves at a rising clock edge at which `valid` and `ready` are both high.
--   The input is ready while there is room, whatever the output does (a full queue takes
--   nothing in the cycle in which it gives a word).
--   The oldest word stands at `out_data` while `out_valid` is high (first word falls through).
--   DEPTH may be any number from 1 up. `level` is the number of stored words.
--   `rst` is synchronous and empties the queue.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

package sync_fifo_pkg is
  -- The number of bits that hold the numbers 0 to `largest`.
  function bits_for(largest : natural) return positive;
end package;

package body sync_fifo_pkg is
  function bits_for(largest : natural) return positive is
    variable bits : positive := 1;
  begin
    while largest >= 2 ** bits loop
      bits := bits + 1;
    end loop;
    return bits;
  end function;
end package body;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.sync_fifo_pkg.all;

entity sync_fifo is
  generic (
    WIDTH : positive := 8;
    DEPTH : positive := 16
  );
  port (
    clk       : in  std_logic := '0';
    rst       : in  std_logic := '0';

    in_valid  : in  std_logic := '0';
    in_ready  : out std_logic;
    in_data   : in  std_logic_vector(WIDTH - 1 downto 0) := (others => '0');

    out_valid : out std_logic;
    out_ready : in  std_logic := '0';
    out_data  : out std_logic_vector(WIDTH - 1 downto 0);

    level     : out std_logic_vector(bits_for(DEPTH) - 1 downto 0)
  );
end entity;

architecture rtl of sync_fifo is

  type storage_t is array (0 to DEPTH - 1) of std_logic_vector(WIDTH - 1 downto 0);
  subtype slot_t is natural range 0 to DEPTH - 1;

  signal storage : storage_t;
  signal head    : slot_t := 0;  -- slot of the oldest word
  signal tail    : slot_t := 0;  -- slot of the next word to come
  signal count   : natural range 0 to DEPTH := 0;
  signal has_room, has_data : std_logic;

  function successor(slot : slot_t) return slot_t is
  begin
    if slot = DEPTH - 1 then
      return 0;
    end if;
    return slot + 1;
  end function;

begin

  has_room  <= '0' when count = DEPTH else '1';
  has_data  <= '0' when count = 0 else '1';
  in_ready  <= has_room;
  out_valid <= has_data;
  out_data  <= storage(head);
  level     <= std_logic_vector(to_unsigned(count, level'length));

  process (clk)
    variable push, pop : boolean;
  begin
    if rising_edge(clk) then
      push := in_valid = '1' and has_room = '1';
      pop  := out_ready = '1' and has_data = '1';
      if rst = '1' then
        head  <= 0;
        tail  <= 0;
        count <= 0;
      else
        if push then
          storage(tail) <= in_data;
          tail <= successor(tail);
        end if;
        if pop then
          head <= successor(head);
        end if;
        if push and not pop then
          count <= count + 1;
        elsif pop and not push then
          count <= count - 1;
        end if;
      end if;
    end if;
  end process;

end architecture;
