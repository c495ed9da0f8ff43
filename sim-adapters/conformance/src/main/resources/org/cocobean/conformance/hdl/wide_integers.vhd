-- Integers of more than 32 bits, as a signal, on a port and as a generic.
package wide_integers is
  type wide_t is range -9_000_000_000_000 to 9_000_000_000_000;
  type pair_t is record
    wide : wide_t;
    bare : bit;
  end record;
end package;

use work.wide_integers.all;

entity wide_signal is
  port (is_larger : out boolean);
end entity;

architecture rtl of wide_signal is
  signal wide : wide_t := 5_000_000_000;
begin
  is_larger <= wide > 4_000_000_000;
end architecture;

use work.wide_integers.all;

entity wide_port is
  port (
    pair      : in  pair_t := (wide => 5_000_000_000, bare => '0');
    is_larger : out boolean
  );
end entity;

architecture rtl of wide_port is
begin
  is_larger <= pair.wide > 4_000_000_000;
end architecture;

use work.wide_integers.all;

entity wide_generic is
  generic (WIDE : wide_t := 5_000_000_000);
  port (is_larger : out boolean);
end entity;

architecture rtl of wide_generic is
begin
  is_larger <= WIDE > 4_000_000_000;
end architecture;
