// A clock made in the design (10 ns, first rising edge at 5 ns), one of half its frequency derived from it,
// and a register in each of the two domains.
//
//   registered       `data` at the last rising edge of `clk`
//   registered_half  `registered` at the last rising edge of `clk_half`; its clock comes one
//                    non-blocking update after `clk`, so it sees the value `registered` took at that same edge
//   cycles           rising edges of `clk` so far
// verilator lint_off BLKSEQ
`timescale 1ns / 1ps
module hdl_clock (
    output reg        clk,
    output reg        clk_half,
    input      [7:0]  data,
    output reg [7:0]  registered,
    output reg [7:0]  registered_half,
    output reg [31:0] cycles
);
    initial begin
        clk      = 1'b0;
        clk_half = 1'b0;
        cycles   = 32'd0;
    end

    always #5 clk = !clk;

    always @(posedge clk) begin
        clk_half   <= !clk_half;
        registered <= data;
        cycles     <= cycles + 32'd1;
    end

    always @(posedge clk_half)
        registered_half <= registered;
endmodule
