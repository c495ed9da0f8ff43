-- Reports with the severity whose input is '1' at a rising edge of `clk`: note, warning, error or failure.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity severity_levels is
  port (
    clk         : in  std_logic := '0';
    note_now    : in  std_logic := '0';
    warning_now : in  std_logic := '0';
    error_now   : in  std_logic := '0';
    failure_now : in  std_logic := '0';
    cycles      : out std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of severity_levels is
  signal count : unsigned(7 downto 0) := (others => '0');
begin
  cycles <= std_logic_vector(count);

  process (clk)
  begin
    if rising_edge(clk) then
      count <= count + 1;
      if note_now = '1' then
        report "for information" severity note;
      end if;
      if warning_now = '1' then
        report "a warning" severity warning;
      end if;
      if error_now = '1' then
        report "an error" severity error;
      end if;
      if failure_now = '1' then
        report "the design gave up" severity failure;
      end if;
    end if;
  end process;
end architecture;
