// Clocks derived from a clock that the testbench drives: gated, and divided by two.
//
//   count        counts rising edges of `clk`
//   count_gated  counts rising edges of `clk` and `enable`
//   count_half   counts rising edges of `clk_half`, which toggles at each rising edge of `clk`
//   `rst` clears everything at once (asynchronous).
module gated_clock (
    input            clk,
    input            rst,
    input            enable,
    output           clk_gated,
    output reg       clk_half,
    output reg [7:0] count,
    output reg [7:0] count_gated,
    output reg [7:0] count_half
);
    assign clk_gated = clk && enable;

    always @(posedge clk or posedge rst)
        if (rst) begin
            count    <= 8'd0;
            clk_half <= 1'b0;
        end else begin
            count    <= count + 8'd1;
            clk_half <= !clk_half;
        end

    always @(posedge clk_gated or posedge rst)
        if (rst) count_gated <= 8'd0;
        else     count_gated <= count_gated + 8'd1;

    always @(posedge clk_half or posedge rst)
        if (rst) count_half <= 8'd0;
        else     count_half <= count_half + 8'd1;
endmodule
