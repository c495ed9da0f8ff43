-- Writes files below the directory in which the simulation runs: by_initial.txt at time 0, and a line to by_clock.txt
-- at each rising edge of `clk`.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use std.textio.all;

entity writes_files is
  port (
    clk  : in std_logic := '0';
    data : in std_logic_vector(7 downto 0) := (others => '0')
  );
end entity;

architecture sim of writes_files is
begin

  process
    file once     : text;
    variable row  : line;
  begin
    file_open(once, "by_initial.txt", write_mode);
    write(row, string'("written at time 0"));
    writeline(once, row);
    file_close(once);
    wait;
  end process;

  process (clk)
    file log      : text open write_mode is "by_clock.txt";
    variable row  : line;
  begin
    if rising_edge(clk) then
      write(row, to_integer(unsigned(data)));
      writeline(log, row);
    end if;
  end process;

end architecture;
