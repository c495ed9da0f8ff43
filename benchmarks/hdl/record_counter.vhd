-- The counter of the samples with records on its ports, which GHDL's interface does not drive: the
-- build brings them out by a wrapper.
library ieee;
use ieee.std_logic_1164.all;

package record_counter_types is
  type control_t is record
    rst : std_logic;
    en  : std_logic;
  end record;
  type result_t is record
    valid : std_logic;
    count : std_logic_vector(31 downto 0);
  end record;
end package;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.record_counter_types.all;

entity record_counter is
  port (
    clk     : in  std_logic := '0';
    control : in  control_t;
    result  : out result_t
  );
end entity;

architecture rtl of record_counter is
  signal value : unsigned(31 downto 0);
begin

  process (clk)
  begin
    if rising_edge(clk) then
      if control.rst = '1' then
        value <= (others => '0');
      elsif control.en = '1' then
        value <= value + 1;
      end if;
    end if;
  end process;

  result <= (valid => '1', count => std_logic_vector(value));

end architecture;
