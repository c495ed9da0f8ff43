// An immediate assertion that fails at each rising edge of `clk` at which `value` is above 100.
module assertion_fails (
    input            clk,
    input      [7:0] value,
    output reg [7:0] cycles
);
    initial cycles = 8'd0;

    always @(posedge clk) begin
        cycles <= cycles + 8'd1;
        assert (value <= 8'd100)
        else $error("value %0d is above 100", value);
    end
endmodule
