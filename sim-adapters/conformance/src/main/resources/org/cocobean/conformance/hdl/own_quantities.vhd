-- Ports of physical, real and integer types that the design declares itself, alone, in records and in arrays.
package own_quantities_types is
  constant HIGHEST : real := 1.0e3;
  constant DEPTH : natural := 5;
  type voltage_t is range 0.0 to 5.0;
  type current_t is range -HIGHEST to HIGHEST;
  type step_t is range 0 to DEPTH;
  type resistance_t is range 0 to 2_000_000_000
    units ohm; kohm = 1000 ohm; mohm = 1000 kohm; end units;
  type charge_t is range -4_000_000_000_000_000_000 to 4_000_000_000_000_000_000
    units ac; fc = 1000 ac; pc = 1000 fc; end units;
  type load_t is range 100 to 200
    units gram; end units;
  subtype logic_voltage_t is voltage_t range 0.0 to 3.3;
  subtype pull_t is resistance_t range 1 kohm to 10 kohm;
  subtype pause_t is time;
  type voltages_t is array (natural range <>) of voltage_t;
  type resistances_t is array (natural range <>) of resistance_t;
  type cell_t is record
    supply : logic_voltage_t;
    pull   : pull_t;
    charge : charge_t;
    step   : step_t;
  end record;
end package;

use work.own_quantities_types.all;

entity own_quantities is
  generic (
    SCALE : voltage_t    := 1.0;
    EXTRA : resistance_t := 0 ohm
  );
  port (
    voltage_in     : in  voltage_t := 1.0 / 3.0;
    voltage        : out voltage_t;
    current_in     : in  current_t;
    current        : out current_t;
    step_in        : in  step_t := 2;
    step           : out step_t;
    resistance_in  : in  resistance_t := 4_700 ohm;
    resistance     : out resistance_t;
    charge_in      : in  charge_t := -1 ac;
    charge         : out charge_t;
    load_in        : in  load_t := 150 gram;
    load           : out load_t;
    pause_in       : in  pause_t := 3 ns;
    pause          : out pause_t;
    cell_in        : in  cell_t := (supply => 3.3, pull => 2 kohm, charge => -3 fc, step => 1);
    cell           : out cell_t;
    voltages_in    : in  voltages_t(0 to 1);
    voltages       : out voltages_t(1 downto 0);
    resistances_in : in  resistances_t(0 to 1) := (1 ohm, 2 kohm);
    sum            : out resistance_t
  );
end entity;

architecture rtl of own_quantities is
begin
  voltage     <= voltage_in * SCALE;
  current     <= current_in;
  step        <= step_in;
  resistance  <= resistance_in + EXTRA;
  charge      <= charge_in;
  load        <= load_in;
  pause       <= pause_in;
  cell        <= cell_in;
  voltages(0) <= voltages_in(0);
  voltages(1) <= voltages_in(1);
  sum         <= resistances_in(0) + resistances_in(1);
end architecture;
