// Enters an endless loop without delay at a rising edge of `clk` with `trigger` 1: only a wall-clock timeout helps.
// verilator lint_off BLKSEQ
module endless_process (
    input            clk,
    input            trigger,
    output reg [7:0] cycles
);
    reg spin;

    initial begin
        cycles = 8'd0;
        spin   = 1'b1;
    end

    always @(posedge clk) begin
        cycles <= cycles + 8'd1;
        if (trigger)
            while (spin)
                spin = cycles < 8'd255;
    end
endmodule
