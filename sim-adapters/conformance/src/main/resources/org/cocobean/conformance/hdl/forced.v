// Signals to force, each with something that reads it.
//
//   idle      nothing drives it                          idle_out
//   plain     a wire                                     plain_out, and sampled at each edge
//   sum       a wire that computes                       sum_out
//   comb      a combinational process                    comb_out
//   stage     takes `data` at each edge                    stage_out, and stage_next one edge later
//   count     counts edges, from itself
//   inner     an instance: ports `i` and `y`, a wire `m` inner_out, inner_sum
module forced (
    input            clk,
    input      [7:0] data,
    output     [7:0] idle_out,
    output     [7:0] plain_out,
    output reg [7:0] sampled,
    output     [7:0] sum_out,
    output reg [7:0] comb_out,
    output     [7:0] stage_out,
    output reg [7:0] stage_next,
    output reg [7:0] count,
    output     [7:0] inner_out,
    output     [7:0] inner_sum
);
    reg  [7:0] idle;
    reg  [7:0] comb;
    reg  [7:0] stage;
    wire [7:0] plain = data;
    wire [7:0] sum   = data + 8'd1;

    initial begin
        idle  = 8'd0;
        count = 8'd0;
    end

    assign idle_out  = idle;
    assign plain_out = plain;
    assign sum_out   = sum ^ 8'd0;
    assign stage_out = stage + 8'd1;

    always @* comb     = data + 8'd2;
    always @* comb_out = comb;

    always @(posedge clk) begin
        sampled    <= plain;
        stage      <= data;
        stage_next <= stage;
        count      <= count + 8'd1;
    end

    forced_inner inner (.i(data), .y(inner_out), .z(inner_sum));
endmodule

module forced_inner (
    input  [7:0] i,
    output [7:0] y,
    output [7:0] z
);
    wire [7:0] m = i;
    assign y = m;
    assign z = m + 8'd1;
endmodule
