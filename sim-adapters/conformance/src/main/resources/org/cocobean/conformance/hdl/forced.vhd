-- The twin of forced.v: signals to force, each with something that reads it.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity forced_inner is
  port (
    i : in  std_logic_vector(7 downto 0);
    y : out std_logic_vector(7 downto 0);
    z : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of forced_inner is
  signal m : std_logic_vector(7 downto 0);
begin
  m <= i;
  y <= m;
  z <= std_logic_vector(unsigned(m) + 1);
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity forced is
  port (
    clk           : in  std_logic := '0';
    data          : in  std_logic_vector(7 downto 0) := (others => '0');
    idle_out      : out std_logic_vector(7 downto 0);
    plain_out     : out std_logic_vector(7 downto 0);
    sampled       : out std_logic_vector(7 downto 0);
    sum_out       : out std_logic_vector(7 downto 0);
    comb_out      : out std_logic_vector(7 downto 0);
    stage_out     : out std_logic_vector(7 downto 0);
    stage_next    : out std_logic_vector(7 downto 0);
    count         : out std_logic_vector(7 downto 0) := (others => '0');
    inner_out     : out std_logic_vector(7 downto 0);
    inner_sum     : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of forced is
  signal idle  : std_logic_vector(7 downto 0) := (others => '0');
  signal plain : std_logic_vector(7 downto 0);
  signal sum   : std_logic_vector(7 downto 0);
  signal comb  : std_logic_vector(7 downto 0);
  signal stage : std_logic_vector(7 downto 0);
begin
  idle_out  <= idle;
  plain     <= data;
  plain_out <= plain;
  sum       <= std_logic_vector(unsigned(data) + 1);
  sum_out   <= sum;
  stage_out <= std_logic_vector(unsigned(stage) + 1);

  process (all)
  begin
    comb <= std_logic_vector(unsigned(data) + 2);
  end process;

  process (all)
  begin
    comb_out <= comb;
  end process;

  process (clk)
  begin
    if rising_edge(clk) then
      sampled    <= plain;
      stage      <= data;
      stage_next <= stage;
      count      <= std_logic_vector(unsigned(count) + 1);
    end if;
  end process;

  inner : entity work.forced_inner port map (i => data, y => inner_out, z => inner_sum);
end architecture;
