`timescale 1ns/1ps
module sub(input clk, output reg [11:0] n); initial n=0; always @(posedge clk) n <= n + 12'd3; endmodule
module top;
  reg clk = 0; wire [11:0] n; reg [7:0] v = 8'bx; reg one; real r = 0.5; integer i = -1; reg [69:0] wide = 0; reg same; 
  sub u(.clk(clk), .n(n));
  always #5 clk = !clk;
  initial begin $dumpfile(`FILE); $dumpvars(0, top);
    one = 1'bz; #12 v = 8'h5a; r = 1.25; one = 1; #10 v = 8'b1x0z_0101; i = 7; wide = 70'h3f_0123456789abcdef; #10 one = 0; #1000 r = -3e10; v = 0; #3 $finish; end
endmodule
