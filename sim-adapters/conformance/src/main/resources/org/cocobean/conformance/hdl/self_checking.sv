// A testbench that checks itself: an error after 10 ns if `bad` is 1, the end after 20 ns.
`timescale 1ns / 1ps
module self_checking (
    input wire bad
);
    initial begin
        #10;
        if (bad) $error("the check failed");
        #10 $finish;
    end
endmodule
