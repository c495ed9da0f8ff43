-- `middle` follows `in_data`, `out_data` is one more than `middle`.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity forced is
  port (
    in_data  : in  std_logic_vector(7 downto 0) := (others => '0');
    out_data : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of forced is
  signal middle : std_logic_vector(7 downto 0);
begin
  middle <= in_data;
  out_data <= std_logic_vector(unsigned(middle) + 1);
end architecture;
