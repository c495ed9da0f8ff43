-- Records on the ports of a top of VHDL, which tests reach through a wrapper.
library ieee;
use ieee.std_logic_1164.all;

package records_pkg is
  type state_t is (idle, busy);
  type flags_t is record
    valid : std_logic;
    state : state_t;
  end record;
  type control_t is record
    flags : flags_t;
    level : integer range -8 to 7;
    data  : std_logic_vector(7 downto 0);
  end record;
  type lanes_t is array (natural range <>) of flags_t;
end package;

use work.records_pkg.all;

entity records is
  port (
    control : in  control_t;
    status  : out control_t;
    lanes   : in  lanes_t(0 to 1)
  );
end entity;

architecture rtl of records is
  signal kept : control_t;
begin
  kept   <= control;
  status <= kept;
end architecture;
