// Sends bytes over a serial line: one start bit (0), eight data bits with the least significant
// first, one stop bit (1), no parity ("8N1").
//
//   CLKS_PER_BIT  clock cycles per bit = clock frequency / baud rate
//                 (434 = 50 MHz / 115200 baud, off by 0.006 %)
//   A byte is taken at a rising clock edge at which `in_valid` and `in_ready` are both high; its
//   start bit begins right after that edge and the whole frame lasts 10 * CLKS_PER_BIT cycles.
//   Between frames the line rests at 1. The next byte can follow without a gap.
module uart_tx #(
    parameter CLKS_PER_BIT = 434
) (
    input        clk,
    input        rst,

    input        in_valid,
    output       in_ready,
    input  [7:0] in_data,

    output       txd,
    output       idle   // no frame is on the line
);

    localparam TICK_BITS = $clog2(CLKS_PER_BIT + 1);
    localparam [31:0] LAST_TICK = CLKS_PER_BIT - 1;

    reg [9:0]           frame;      // stop bit, data, start bit; the bit on the line is frame[0]
    reg [3:0]           bits_left;  // bits still to be sent, 0 = idle
    reg [TICK_BITS-1:0] tick;       // clock cycles since the present bit began

    wire bit_ends   = tick == LAST_TICK[TICK_BITS-1:0];
    wire frame_ends = bits_left == 4'd1 && bit_ends;

    assign in_ready = !rst && (bits_left == 4'd0 || frame_ends);
    assign idle     = bits_left == 4'd0;
    assign txd      = bits_left == 4'd0 || frame[0];

    always @(posedge clk)
        if (rst) begin
            bits_left <= 4'd0;
            tick      <= {TICK_BITS{1'b0}};
            frame     <= 10'h3ff;
        end else if (in_valid && in_ready) begin
            bits_left <= 4'd10;
            tick      <= {TICK_BITS{1'b0}};
            frame     <= {1'b1, in_data, 1'b0};
        end else if (bits_left != 4'd0) begin
            tick <= bit_ends ? {TICK_BITS{1'b0}} : tick + 1'b1;
            if (bit_ends) begin
                bits_left <= bits_left - 4'd1;
                frame     <= {1'b1, frame[9:1]};
            end
        end

endmodule
