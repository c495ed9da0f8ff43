// Two signals with equal waveforms from two processes: 0 at 0 ns, 1 at 10 ns, period 20 ns.
// verilator lint_off BLKSEQ
`timescale 1ns / 1ps
module coincident_edges (
    output reg a,
    output reg b
);
    initial a = 1'b0;
    initial b = 1'b0;
    always #10 a = !a;
    always #10 b = !b;
endmodule
