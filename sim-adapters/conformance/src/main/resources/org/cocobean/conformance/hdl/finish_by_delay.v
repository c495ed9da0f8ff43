// Calls $finish by itself at 25 ns, with no input at all.
`timescale 1ns / 1ps
module finish_by_delay (
    output reg started
);
    initial begin
        started = 1'b1;
        #25 $finish;
    end
endmodule
