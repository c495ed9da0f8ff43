// Receives bytes from a serial line in the "8N1" format of uart_tx.
//
//   CLKS_PER_BIT  clock cycles per bit, at least 4; each bit is sampled in its middle
//   The line may be asynchronous: it passes two flip-flops first.
//   `out_valid` rises with a received byte and stays until it is taken (`out_ready` high at a
//   rising clock edge).
//   `framing_error` is high for one cycle when the stop bit is 0; that byte is dropped, and nothing is received before
//   the line has been 1 again.
//   `overrun` is high for one cycle when a byte arrives while the one before it has not been taken;
//   the new byte is dropped.
module uart_rx #(
    parameter CLKS_PER_BIT = 434
) (
    input            clk,
    input            rst,

    input            rxd,

    output reg       out_valid,
    input            out_ready,
    output reg [7:0] out_data,

    output reg       framing_error,
    output reg       overrun
);

    localparam TICK_BITS = $clog2(CLKS_PER_BIT + 1);
    localparam [31:0] LAST_TICK   = CLKS_PER_BIT - 1;
    localparam [31:0] MIDDLE_TICK = CLKS_PER_BIT / 2 - 1;

    localparam [1:0] IDLE = 2'd0, START = 2'd1, DATA = 2'd2, STOP = 2'd3;

    reg [1:0]           line;       // line[1] is the synchronised line
    reg                 was_high;   // a start bit is a 1 followed by a 0, not a line that is stuck at 0
    reg [1:0]           state;
    reg [TICK_BITS-1:0] tick;
    reg [2:0]           bit_index;
    reg [7:0]           shift;

    wire last_tick   = tick == LAST_TICK[TICK_BITS-1:0];
    wire middle_tick = tick == MIDDLE_TICK[TICK_BITS-1:0];

    always @(posedge clk)
        if (rst)
            line <= 2'b11;
        else
            line <= {line[0], rxd};

    always @(posedge clk)
        if (rst) begin
            state         <= IDLE;
            was_high      <= 1'b0;
            tick          <= {TICK_BITS{1'b0}};
            bit_index     <= 3'd0;
            shift         <= 8'd0;
            out_valid     <= 1'b0;
            out_data      <= 8'd0;
            framing_error <= 1'b0;
            overrun       <= 1'b0;
        end else begin
            framing_error <= 1'b0;
            overrun       <= 1'b0;
            was_high      <= line[1];
            tick          <= tick + 1'b1;
            if (out_valid && out_ready)
                out_valid <= 1'b0;

            case (state)
                IDLE: begin
                    tick <= {TICK_BITS{1'b0}};
                    if (was_high && !line[1])
                        state <= START;
                end

                START: if (middle_tick) begin
                    tick      <= {TICK_BITS{1'b0}};
                    bit_index <= 3'd0;
                    state     <= line[1] ? IDLE : DATA;  // a glitch is no start bit
                end

                DATA: if (last_tick) begin
                    tick      <= {TICK_BITS{1'b0}};
                    shift     <= {line[1], shift[7:1]};
                    bit_index <= bit_index + 3'd1;
                    if (bit_index == 3'd7)
                        state <= STOP;
                end

                STOP: if (last_tick) begin
                    state <= IDLE;
                    if (!line[1])
                        framing_error <= 1'b1;
                    else if (out_valid && !out_ready)
                        overrun <= 1'b1;
                    else begin
                        out_valid <= 1'b1;
                        out_data  <= shift;
                    end
                end
            endcase
        end

endmodule
