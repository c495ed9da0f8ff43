-- The twin of hdl_clock.v: a clock made in the design (10 ns, first rising edge at 5 ns), one of half its frequency
-- derived from it, and a register in each of the two domains.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity hdl_clock is
  port (
    clk             : out std_logic;
    clk_half        : out std_logic;
    data            : in  std_logic_vector(7 downto 0) := (others => 'U');
    registered      : out std_logic_vector(7 downto 0);
    registered_half : out std_logic_vector(7 downto 0);
    cycles          : out std_logic_vector(31 downto 0)
  );
end entity;

architecture sim of hdl_clock is
  signal clk_value  : std_logic := '0';
  signal half_value : std_logic := '0';
  signal sample     : std_logic_vector(7 downto 0);
  signal count      : unsigned(31 downto 0) := (others => '0');
begin
  clk_value  <= not clk_value after 5 ns;
  clk        <= clk_value;
  clk_half   <= half_value;
  registered <= sample;
  cycles     <= std_logic_vector(count);

  process (clk_value)
  begin
    if rising_edge(clk_value) then
      half_value <= not half_value;
      sample     <= data;
      count      <= count + 1;
    end if;
  end process;

  process (half_value)
  begin
    if rising_edge(half_value) then
      registered_half <= sample;
    end if;
  end process;
end architecture;
