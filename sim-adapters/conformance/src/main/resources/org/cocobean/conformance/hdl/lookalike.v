// Prints lines that look like errors of each simulator, and raises none.
module lookalike;
    initial begin
        $display("ERROR: lookalike.v:4: a mere text");
        $display("FATAL: lookalike.v:5: a mere text");
        $display("%%Error: lookalike.v:6: a mere text");
        $display("[0] %%Error: lookalike.v:7: Assertion failed in lookalike: a mere text");
        $display("[0] %%Fatal: lookalike.v:8: Assertion failed in lookalike: a mere text");
        $display("%%Error: lookalike.v:9: Verilog $stop");
    end
endmodule
