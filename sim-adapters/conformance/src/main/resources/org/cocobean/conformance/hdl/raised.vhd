-- Raises an error of severity error at the place that PLACE names, once or more between 0 and 5 ns.
library ieee;
use ieee.std_logic_1164.all;

package raised_pkg is
  function resolved_by_us(values : std_ulogic_vector) return std_ulogic;
  subtype our_logic is resolved_by_us std_ulogic;
  function converted(value : bit; raises : boolean) return bit;
  impure function elaborated(raises : boolean) return integer;
  function checked(value : integer; raises : boolean) return integer;
  type counter_t is protected
    procedure hit;
  end protected;
end package;

package body raised_pkg is
  function resolved_by_us(values : std_ulogic_vector) return std_ulogic is
  begin
    assert values'length < 2 report "own resolution" severity error;
    return values(values'left);
  end function;

  function converted(value : bit; raises : boolean) return bit is
  begin
    assert value = '0' or not raises report "own conversion" severity error;
    return value;
  end function;

  impure function elaborated(raises : boolean) return integer is
  begin
    assert not raises report "own elaboration" severity error;
    return 3;
  end function;

  function checked(value : integer; raises : boolean) return integer is
  begin
    if value > 0 then
      return checked(value - 1, raises) + 1;
    end if;
    assert not raises report "own recursion" severity error;
    return 0;
  end function;

  type counter_t is protected body
    procedure hit is
    begin
      report "own protected" severity error;
    end procedure;
  end protected body;
end package body;

entity raised_leaf is
  port (
    a : in bit
  );
end entity;

architecture rtl of raised_leaf is
begin
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.raised_pkg.all;

entity raised is
  generic (
    PLACE : string := "none"
  );
end entity;

architecture rtl of raised is
  constant THREE : integer := elaborated(PLACE = "elaboration");
  signal shared_line : our_logic;
  signal event       : bit := '0';
  shared variable counter : counter_t;

  function is_odd(value : integer) return boolean is
  begin
    assert value < 3 or PLACE /= "function" report "own function" severity error;
    return value mod 2 = 1;
  end function;
begin
  event       <= '1' after 3 ns;
  shared_line <= '1';

  twice : if PLACE = "resolution" generate
    shared_line <= '0' after 1 ns;
  end generate;

  conversion : if PLACE = "conversion" generate
    function raising(value : bit) return bit is
    begin
      return converted(value, true);
    end function;
  begin
    leaf : entity work.raised_leaf port map (a => raising(event));
  end generate;

  assert event = '0' or PLACE /= "concurrent" report "own concurrent" severity error;

  late : if PLACE = "postponed" generate
    postponed assert event = '0' report "own postponed" severity error;
  end generate;

  each : for i in 0 to 1 generate
    process (event)
    begin
      assert event = '0' or i = 0 or PLACE /= "generate" report "own generate" severity error;
    end process;
  end generate;

  process
  begin
    wait until event = '1';
    if PLACE = "protected" then
      counter.hit;
    end if;
    assert checked(20, PLACE = "recursion") = 20;
    assert is_odd(THREE);
    wait;
  end process;
end architecture;
