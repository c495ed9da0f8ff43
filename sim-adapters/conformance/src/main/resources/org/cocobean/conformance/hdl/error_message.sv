// Calls $info, $warning or $error at each rising edge of `clk` while `info`, `warning` or `error` is 1; goes on after each.
module error_message (
    input            clk,
    input            info,
    input            warning,
    input            error,
    output reg [7:0] cycles
);
    initial cycles = 8'd0;

    always @(posedge clk) begin
        cycles <= cycles + 8'd1;
        if (info)
            $info("for information, cycle %0d", cycles);
        if (warning)
            $warning("a warning, cycle %0d", cycles);
        if (error)
            $error("an error, cycle %0d", cycles);
    end
endmodule
