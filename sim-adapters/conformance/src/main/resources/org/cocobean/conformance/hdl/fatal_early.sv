// Calls $fatal at the first rising edge of `clk` at which `trigger` is 1.
module fatal_early (
    input            clk,
    input            trigger,
    output reg [7:0] cycles
);
    initial cycles = 8'd0;

    always @(posedge clk) begin
        cycles <= cycles + 8'd1;
        if (trigger)
            $fatal(1, "the design gave up after %0d cycles", cycles);
    end
endmodule
