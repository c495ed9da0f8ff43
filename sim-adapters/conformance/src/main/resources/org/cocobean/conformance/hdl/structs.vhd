-- Records, reals, strings, null ranges and arrays of two dimensions: what VPI on GHDL shows in part or not at all.
--
--   A rising clock edge copies `request`, `matrix` and `real_value` to the signals of the same name with `_copy`.
library ieee;
use ieee.std_logic_1164.all;

entity structs is
  port (
    clk      : in std_logic := '0';
    null_in  : in std_logic_vector(10 to 4) := (others => '0')
  );
end entity;

architecture rtl of structs is

  type request_t is record
    write   : std_logic;
    size    : std_logic_vector(1 downto 0);
    address : std_logic_vector(7 downto 0);
    data    : std_logic_vector(12 downto 0);
  end record;

  type matrix_t is array (0 to 2, 0 to 3) of std_logic_vector(7 downto 0);

  signal request : request_t := (
    write => '1', size => "10", address => x"5a", data => "1000000000001");
  signal request_copy : request_t;

  signal matrix : matrix_t := (
    (x"00", x"01", x"02", x"03"),
    (x"0a", x"0b", x"0c", x"0d"),
    (x"14", x"15", x"16", x"17"));
  signal matrix_copy : matrix_t;

  signal real_value      : real := 3.25;
  signal real_value_copy : real := 0.0;
  signal text            : string(1 to 4) := "Test";

begin

  process (clk)
  begin
    if rising_edge(clk) then
      request_copy    <= request;
      matrix_copy     <= matrix;
      real_value_copy <= real_value;
    end if;
  end process;

end architecture;
