// The counter loop as a pure Verilog testbench: write one input, wait for the edge, read one output, compare.
`timescale 1ns / 1ns
module counter_bench;
  reg clk = 0, rst = 1, en = 0;
  wire [31:0] count;
  reg [31:0] expected;
  integer i, cycles;

  counter #(.WIDTH(32)) dut (.clk(clk), .rst(rst), .en(en), .count(count));

  always #5 clk = ~clk;

  initial begin
    if (!$value$plusargs("cycles=%d", cycles)) cycles = 1000;
    repeat (2) @(posedge clk);
    rst <= 0;
    en <= 1;
    @(posedge clk);
    expected = count;
    for (i = 0; i < cycles; i = i + 1) begin
      en <= 1;
      @(posedge clk);
      expected = expected + 1;
      if (count !== expected) $fatal(1, "count is %0d, not %0d", count, expected);
    end
    $finish;
  end
endmodule
