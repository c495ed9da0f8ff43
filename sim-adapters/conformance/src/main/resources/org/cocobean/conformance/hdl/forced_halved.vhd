-- The twin of forced_halved.v: a register that another clock reads, which a register makes.
library ieee;
use ieee.std_logic_1164.all;

entity forced_halved is
  port (
    clk  : in  std_logic := '0';
    data : in  std_logic_vector(7 downto 0) := (others => '0');
    seen : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of forced_halved is
  signal half  : std_logic := '0';
  signal stage : std_logic_vector(7 downto 0) := (others => '0');
begin
  process (clk)
  begin
    if rising_edge(clk) then
      half  <= not half;
      stage <= data;
    end if;
  end process;

  process (half)
  begin
    if rising_edge(half) then
      seen <= stage;
    end if;
  end process;
end architecture;
