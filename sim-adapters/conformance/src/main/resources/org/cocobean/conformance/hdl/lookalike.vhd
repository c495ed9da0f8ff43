-- Prints lines that look like errors of GHDL, and raises none.
use std.textio.all;

entity lookalike is
end lookalike;

architecture test of lookalike is
begin
    process
        variable l : line;
    begin
        write(l, string'("lookalike.vhd:13:9:@0ms:(assertion error): a mere text"));
        writeline(output, l);
        write(l, string'("lookalike.vhd:15:9:@0ms:(report failure): a mere text"));
        writeline(output, l);
        wait;
    end process;
end test;
