// Drives `value` on `pins`, and pulls `line` low while `low` is 1; `seen` and `line_seen` are what stands there.
`timescale 1ns / 1ps

module pad (
    inout wire pin,
    input wire low
);
  assign pin = low ? 1'b0 : 1'bz;
endmodule

module pads #(
    parameter WIDTH = 4
) (
    input wire [WIDTH-1:0] value,
    inout wire [WIDTH-1:0] pins,
    output wire [WIDTH-1:0] seen,
    input wire low,
    inout wire line,
    output wire line_seen,
    inout wire [0:2] up
);
  assign pins = value;
  assign seen = pins;
  assign line_seen = line;

  pad inner (
      .pin(line),
      .low(low)
  );
endmodule
