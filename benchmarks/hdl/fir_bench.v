// The FIR loop as a pure Verilog testbench: one sample in, one result out, compared with a model in Verilog.
`timescale 1ns / 1ns
module fir_bench;
  reg clk = 0, rst = 1;
  reg signed [15:0] sample = 1;
  wire out_valid;
  wire signed [31:0] out_data;
  reg signed [15:0] history[0:7];
  reg signed [31:0] coefficient[0:7];
  reg signed [31:0] expected, next;
  integer i, tap, cycles;

  fir8 dut (.clk(clk), .rst(rst), .in_valid(1'b1), .in_data(sample), .out_valid(out_valid), .out_data(out_data));

  always #5 clk = ~clk;

  initial begin
    if (!$value$plusargs("cycles=%d", cycles)) cycles = 1000;
    coefficient[0] = -52;  coefficient[1] = 187;  coefficient[2] = 1260; coefficient[3] = 2700;
    coefficient[4] = 2700; coefficient[5] = 1260; coefficient[6] = 187;  coefficient[7] = -52;
    for (tap = 0; tap < 8; tap = tap + 1) history[tap] = 0;
    repeat (2) @(posedge clk);
    rst <= 0;
    next = 0;
    for (i = 0; i < cycles; i = i + 1) begin
      sample <= sample * 75 + 74;
      for (tap = 7; tap > 0; tap = tap - 1) history[tap] = history[tap-1];
      history[0] = sample * 75 + 74;
      expected = next;
      next = 0;
      for (tap = 0; tap < 8; tap = tap + 1) next = next + coefficient[tap] * history[tap];
      @(posedge clk);
      if (i > 8 && out_data !== expected) $fatal(1, "filter gives %0d, not %0d", out_data, expected);
    end
    $finish;
  end
endmodule
