-- All nine values of std_logic, straight from input to output.
library ieee;
use ieee.std_logic_1164.all;

entity nine_values is
  port (
    scalar_in  : in  std_logic := 'U';
    scalar_out : out std_logic;
    vector_in  : in  std_logic_vector(7 downto 0) := (others => 'U');
    vector_out : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of nine_values is
begin
  scalar_out <= scalar_in;
  vector_out <= vector_in;
end architecture;
