// Four general-purpose pins before their pads, a key without bounces, and a light that blinks.
//
//   Pin i drives `control[i]` where `control[i + 4]` is 1; `seen` is what the pads read, one cycle late.
//   `pressed` follows `key` once it has been the same for eight cycles. `light` is 1 for three cycles of ten.
//   `rst` is synchronous. FAULT 1 lets `pressed` follow at once, for tests of testbenches.
module gpio_port #(
    parameter FAULT = 0
) (
    input            clk,
    input            rst,

    input      [7:0] control,
    output reg [3:0] seen,
    input      [3:0] gpio_i,
    output     [3:0] gpio_o,
    output     [3:0] gpio_oe,

    input            key,
    output reg       pressed,
    output reg       light
);

    reg [2:0] same;
    reg [3:0] phase;

    assign gpio_o  = control[3:0];
    assign gpio_oe = control[7:4];

    always @(posedge clk)
        if (rst) begin
            seen    <= 4'd0;
            same    <= 3'd0;
            pressed <= 1'b0;
            phase   <= 4'd0;
            light   <= 1'b0;
        end else begin
            seen  <= gpio_i;
            same  <= key == pressed ? 3'd0 : same + 3'd1;
            phase <= phase == 4'd9 ? 4'd0 : phase + 4'd1;
            light <= phase < 4'd3;
            if (same == 3'd7 || FAULT == 1)
                pressed <= key;
        end

endmodule
