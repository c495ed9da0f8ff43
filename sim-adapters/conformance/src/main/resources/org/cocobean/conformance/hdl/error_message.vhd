-- Reports an error at each rising edge of `clk` while `error` is 1, after so many notes that whoever reads them is late; goes on
-- after each.
library ieee;
use ieee.std_logic_1164.all;

entity error_message is
    port (clk, error : in std_logic);
end;

architecture rtl of error_message is
    signal cycles : natural := 0;
begin
    process (clk) begin
        if rising_edge(clk) then
            cycles <= cycles + 1;
            if error = '1' then
                for note in 1 to 300 loop
                    report "for information, note " & integer'image(note);
                end loop;
            end if;
            assert error /= '1' report "an error, cycle " & integer'image(cycles) severity std.standard.error;
        end if;
    end process;
end;
