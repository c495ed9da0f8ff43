-- Counts clock cycles while `en` is high and wraps at 2**WIDTH.
--
--   rst  synchronous, wins over `en`; `count` is unknown ('U') until the first reset
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity counter is
  generic (
    WIDTH : positive := 8
  );
  port (
    clk   : in  std_logic := '0';
    rst   : in  std_logic := '0';
    en    : in  std_logic := '0';
    count : out std_logic_vector(WIDTH - 1 downto 0)
  );
end entity;

architecture rtl of counter is
  signal value : unsigned(WIDTH - 1 downto 0);
begin

  process (clk)
  begin
    if rising_edge(clk) then
      if rst = '1' then
        value <= (others => '0');
      elsif en = '1' then
        value <= value + 1;
      end if;
    end if;
  end process;

  count <= std_logic_vector(value);

end architecture;
