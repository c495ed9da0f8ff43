-- The twin of gated_clock.v: clocks derived from a clock that the testbench drives, gated and divided by two.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity gated_clock is
  port (
    clk         : in  std_logic := '0';
    rst         : in  std_logic := '0';
    enable      : in  std_logic := '0';
    clk_gated   : out std_logic;
    clk_half    : out std_logic;
    count       : out std_logic_vector(7 downto 0);
    count_gated : out std_logic_vector(7 downto 0);
    count_half  : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of gated_clock is
  signal gated, half       : std_logic;
  signal n, n_gated, n_half : unsigned(7 downto 0);
begin
  gated       <= clk and enable;
  clk_gated   <= gated;
  clk_half    <= half;
  count       <= std_logic_vector(n);
  count_gated <= std_logic_vector(n_gated);
  count_half  <= std_logic_vector(n_half);

  process (clk, rst)
  begin
    if rst = '1' then
      n    <= (others => '0');
      half <= '0';
    elsif rising_edge(clk) then
      n    <= n + 1;
      half <= not half;
    end if;
  end process;

  process (gated, rst)
  begin
    if rst = '1' then
      n_gated <= (others => '0');
    elsif rising_edge(gated) then
      n_gated <= n_gated + 1;
    end if;
  end process;

  process (half, rst)
  begin
    if rst = '1' then
      n_half <= (others => '0');
    elsif rising_edge(half) then
      n_half <= n_half + 1;
    end if;
  end process;
end architecture;
