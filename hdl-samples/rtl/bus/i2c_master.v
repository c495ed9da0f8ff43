// An I2C controller that does one byte at a time, for a bus with several controllers.
//
//   A command (`cmd_valid`, `cmd_ready`) is a byte to write or to read, with a START before it and a
//   STOP after it where wanted. `cmd_nack` refuses the byte that is read. The answer (`rsp_valid`,
//   for one cycle) comes at the end of the command: the byte that was read, whether a byte that was
//   written has been acknowledged, and whether another controller has won the bus; the lines are
//   left alone then.
//   A line is pulled low by 0 at `scl_o`, `sda_o`. Waits while somebody holds the clock, and pulls it
//   low with whoever does so first.
//   QUARTER is a quarter of a clock of the bus, in cycles. `rst` is synchronous.
module i2c_master #(
    parameter QUARTER = 33
) (
    input            clk,
    input            rst,

    input            cmd_valid,
    output           cmd_ready,
    input            cmd_start,
    input            cmd_stop,
    input            cmd_read,
    input            cmd_nack,
    input      [7:0] cmd_data,

    output reg       rsp_valid,
    output reg       rsp_ack,
    output reg       rsp_lost,
    output reg [7:0] rsp_data,

    input            scl_i,
    output reg       scl_o,
    input            sda_i,
    output reg       sda_o
);

    localparam [2:0] IDLE = 3'd0, START = 3'd1, BITS = 3'd2, STOP = 3'd3, ANSWER = 3'd4;

    reg [2:0]  state;
    reg [1:0]  phase;
    reg [15:0] tick;
    reg [3:0]  bits;
    reg [8:0]  shift;
    reg        stop, read, seen, high;
    reg [1:0]  scl, sda;

    assign cmd_ready = state == IDLE && !rst;

    // While SCL is left alone and somebody holds it, time stands still.
    wire held    = scl_o && !scl[1];
    wire quarter = tick == QUARTER - 1 && !held;
    wire lost    = sda_o && !sda[1] && bits != 4'd8 && !read;
    wire fell    = high && !scl[1];

    always @(posedge clk)
        if (rst) begin
            state     <= IDLE;
            phase     <= 2'd0;
            tick      <= 16'd0;
            scl       <= 2'b11;
            sda       <= 2'b11;
            scl_o     <= 1'b1;
            sda_o     <= 1'b1;
            high      <= 1'b0;
            rsp_valid <= 1'b0;
        end else begin
            scl       <= {scl[0], scl_i};
            sda       <= {sda[0], sda_i};
            rsp_valid <= 1'b0;
            tick      <= (state == IDLE || quarter) ? 16'd0 : held ? tick : tick + 16'd1;
            if (quarter)
                phase <= phase + 2'd1;

            case (state)
                IDLE: begin
                    phase <= 2'd0;
                    if (cmd_valid) begin
                        state    <= cmd_start ? START : BITS;
                        stop     <= cmd_stop;
                        read     <= cmd_read;
                        shift    <= {cmd_read ? 8'hff : cmd_data, cmd_read ? cmd_nack : 1'b1};
                        bits     <= 4'd0;
                        rsp_lost <= 1'b0;
                    end
                end
                START: if (quarter)
                    case (phase)
                        2'd0: sda_o <= 1'b1;
                        2'd1: scl_o <= 1'b1;
                        2'd2: sda_o <= 1'b0;
                        2'd3: begin
                            scl_o <= 1'b0;
                            state <= BITS;
                        end
                    endcase
                BITS: begin
                    if (quarter && phase == 2'd0)
                        sda_o <= shift[8];
                    if (quarter && phase == 2'd1)
                        scl_o <= 1'b1;
                    if (phase[1] && scl[1] && !high) begin
                        high <= 1'b1;
                        seen <= sda[1];
                        if (lost) begin
                            rsp_lost <= 1'b1;
                            sda_o    <= 1'b1;
                            high     <= 1'b0;
                            state    <= ANSWER;
                        end
                    end
                    if (fell || (quarter && phase == 2'd3)) begin
                        scl_o <= 1'b0;
                        high  <= 1'b0;
                        phase <= 2'd0;
                        tick  <= 16'd0;
                        shift <= {shift[7:0], seen};
                        bits  <= bits + 4'd1;
                        if (bits == 4'd8)
                            state <= stop ? STOP : ANSWER;
                    end
                end
                STOP: if (quarter)
                    case (phase)
                        2'd0: sda_o <= 1'b0;
                        2'd1: scl_o <= 1'b1;
                        2'd2: sda_o <= 1'b1;
                        2'd3: state <= ANSWER;
                    endcase
                default: begin
                    rsp_valid <= 1'b1;
                    rsp_data  <= shift[8:1];
                    rsp_ack   <= !shift[0];
                    state     <= IDLE;
                end
            endcase
        end

endmodule
