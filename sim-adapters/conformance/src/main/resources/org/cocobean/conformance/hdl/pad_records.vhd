-- Two I2C buses as an array of records, each with an enable that pulls its data line low; an inout without resolution.
library ieee;
use ieee.std_logic_1164.all;

package pad_types is
  type i2c_t is record
    scl : std_logic;
    sda : std_logic;
  end record;
  type i2cs_t is array (natural range <>) of i2c_t;
end package;

library ieee;
use ieee.std_logic_1164.all;
use work.pad_types.all;

entity pad_records is
  port (
    low   : in std_logic_vector(1 downto 0);
    buses : inout i2cs_t(1 downto 0);
    alone : inout std_ulogic
  );
end entity;

architecture rtl of pad_records is
begin
  alone <= '1';
  lines : for i in buses'range generate
    buses(i).scl <= 'Z';
    buses(i).sda <= '0' when low(i) = '1' else 'Z';
  end generate;
end architecture;
