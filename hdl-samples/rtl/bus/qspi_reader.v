// Reads bytes from a serial flash on one, two or four lines; SPI mode 0, a bit each two cycles.
//
//   `start` begins a read of `count` bytes from `address` by `command`: 03, 0b (one line), 3b, bb (two), 6b, eb (four).
//   Each byte is there in a cycle with `valid`. The lines are those before the pads: io_o is driven where io_oe is 1.
//   `rst` is synchronous. FAULT 1 drives line 0 while data come, for tests of the other end.
module qspi_reader #(
    parameter FAULT = 0
) (
    input             clk,
    input             rst,

    input             start,
    input      [7:0]  command,
    input      [23:0] address,
    input      [7:0]  count,
    output reg        busy,
    output reg        valid,
    output reg [7:0]  data,

    output reg        sclk,
    output reg        cs_n,
    input      [3:0]  io_i,
    output     [3:0]  io_o,
    output     [3:0]  io_oe
);

    localparam COMMAND = 2'd0, ADDRESS = 2'd1, DUMMY = 2'd2, DATA = 2'd3;

    reg [1:0]  phase;
    reg [5:0]  left;
    reg [7:0]  bytes, told;
    reg [31:0] out;

    wire both      = told == 8'hbb || told == 8'heb;
    wire [2:0] wide = told == 8'h6b || told == 8'heb ? 3'd4 : told == 8'h3b || told == 8'hbb ? 3'd2 : 3'd1;
    wire [5:0] idle = told == 8'heb ? 6'd4 : told == 8'h03 || told == 8'hbb ? 6'd0 : 6'd8;
    wire [2:0] step = phase == DATA || (phase == ADDRESS && both) ? wide : 3'd1;
    wire       last = left == {3'd0, step};

    assign io_o  = step == 3'd4 ? out[31:28] : step == 3'd2 ? {2'b11, out[31:30]} : {3'b111, out[31]};
    assign io_oe = phase == COMMAND || phase == ADDRESS ? (step == 3'd1 ? 4'b1101 : 4'b1111)
                 : FAULT == 1 ? 4'b0001 : wide == 3'd4 ? 4'b0000 : wide == 3'd2 ? 4'b1100 : 4'b1101;

    always @(posedge clk) begin
        valid <= 1'b0;
        if (rst) begin
            busy <= 1'b0;
            sclk <= 1'b0;
            cs_n <= 1'b1;
            phase <= COMMAND;
        end else if (!busy) begin
            cs_n <= 1'b1;
            if (start) begin
                busy  <= 1'b1;
                cs_n  <= 1'b0;
                phase <= COMMAND;
                left  <= 6'd8;
                told  <= command;
                bytes <= count;
                out   <= {command, 24'd0};
            end
        end else if (!sclk) begin
            sclk <= 1'b1;
            if (phase == DATA)
                data <= step == 3'd4 ? {data[3:0], io_i} : step == 3'd2 ? {data[5:0], io_i[1:0]} : {data[6:0], io_i[1]};
        end else begin
            sclk <= 1'b0;
            out  <= out << step;
            left <= left - {3'd0, step};
            if (last)
                case (phase)
                    COMMAND: begin
                        phase <= ADDRESS;
                        left  <= both ? 6'd32 : 6'd24;
                        out   <= {address, 8'hff};
                    end
                    ADDRESS: begin
                        phase <= idle == 6'd0 ? DATA : DUMMY;
                        left  <= idle == 6'd0 ? 6'd8 : idle;
                    end
                    DUMMY: begin
                        phase <= DATA;
                        left  <= 6'd8;
                    end
                    default: begin
                        valid <= 1'b1;
                        left  <= 6'd8;
                        bytes <= bytes - 8'd1;
                        busy  <= bytes != 8'd1;
                    end
                endcase
        end
    end

endmodule
