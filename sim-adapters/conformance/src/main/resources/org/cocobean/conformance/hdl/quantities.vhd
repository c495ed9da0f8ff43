-- Ports of types that no vector holds as it is: reals, strings, times, alone and in records.
library ieee;
use ieee.std_logic_1164.all;

package quantities_types is
  constant THIRD : real := 1.0 / 3.0;
  subtype share_t is real range 0.0 to 1.0;
  subtype pause_t is time range 0 ns to 100 ns;
  type reals_t is array (natural range <>) of real;
  type sample_t is record
    value : real;
    share : share_t;
    name  : string(1 to 4);
    later : pause_t;
    count : integer;
  end record;
  constant NOTHING : sample_t := (value => -THIRD, share => 0.125, name => "a""b" & nul, later => 1 ns, count => -3);
end package;

library ieee;
use ieee.std_logic_1164.all;
use work.quantities_types.all;

entity quantities is
  generic (GAIN : real := 2.0);
  port (
    gained_in : in  real := THIRD;
    gained    : out real;
    plain_in  : in  real;
    plain     : out real;
    share_in  : in  share_t := 0.5;
    share     : out share_t;
    title_in  : in  string(1 to 5) := "first";
    title     : out string(1 to 5);
    down_in   : in  string(2 downto 1) := "xy";
    down      : out string(2 downto 1);
    pause_in  : in  pause_t := 2 ns;
    pause     : out pause_t;
    sample_in : in  sample_t := NOTHING;
    sample    : out sample_t;
    reals_in  : in  reals_t(0 to 2) := (0.1, 0.2, 0.3);
    reals     : out reals_t(2 downto 0);
    sum       : out real;
    is_third  : out boolean
  );
end entity;

architecture rtl of quantities is
begin
  gained   <= gained_in * GAIN;
  plain    <= plain_in;
  share    <= share_in;
  title    <= title_in;
  down     <= down_in;
  pause    <= pause_in;
  sample   <= sample_in;
  sum      <= reals_in(0) + reals_in(1) + reals_in(2);
  is_third <= sample_in.value = -THIRD and gained_in = THIRD;
  process (all)
  begin
    for i in reals_in'range loop
      reals(i) <= reals_in(i);
    end loop;
  end process;
end architecture;
