// Prints to the simulator's standard output: at time 0, and at each rising edge of `clk`.
module displays (
    input       clk,
    input [7:0] data
);
    initial $display("displays: hello at time 0");
    always @(posedge clk) $display("displays: data %0d", data);
endmodule
