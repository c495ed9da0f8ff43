// A serial port (8N1) with a queue of 16 bytes in each direction.
//
//   0x0  DATA      write: sends bits 7..0 (lost when the queue is full)
//                  read:  the oldest received byte in bits 7..0, which leaves the queue; bit 31 set = there was none
//   0x4  STATUS    bit 0  a received byte is there
//                  bit 1  there is room to send
//                  bit 2  everything has been sent
//                  bit 3  a byte had a wrong stop bit (stays until 1 is written to it)
//                  bit 4  a received byte was lost    (stays until 1 is written to it)
//   0x8  INTERRUPT bit 0  interrupt while a received byte is there
module soc_uart #(
    parameter CLKS_PER_BIT = 16
) (
    input             clk,
    input             rst,

    input             access,
    input      [1:0]  word,
    input             write,
    input      [31:0] write_data,
    output reg [31:0] read_data,
    output            interrupt,

    input             rxd,
    output            txd
);

    localparam [1:0] DATA = 2'd0, STATUS = 2'd1, INTERRUPT = 2'd2;

    // ---- sending

    wire       send_ready, line_valid, line_ready, line_idle;
    wire [7:0] line_data;
    wire [4:0] send_level;

    sync_fifo #(
        .WIDTH(8),
        .DEPTH(16)
    ) to_send (
        .clk      (clk),
        .rst      (rst),
        .in_valid (access && write && word == DATA),
        .in_ready (send_ready),
        .in_data  (write_data[7:0]),
        .out_valid(line_valid),
        .out_ready(line_ready),
        .out_data (line_data),
        .level    (send_level)
    );

    uart_tx #(
        .CLKS_PER_BIT(CLKS_PER_BIT)
    ) transmitter (
        .clk     (clk),
        .rst     (rst),
        .in_valid(line_valid),
        .in_ready(line_ready),
        .in_data (line_data),
        .txd     (txd),
        .idle    (line_idle)
    );

    // ---- receiving

    wire       heard_valid, heard_ready, received_valid;
    wire [7:0] heard_data, received_data;
    wire [4:0] received_level;
    wire       bad_stop, lost;

    uart_rx #(
        .CLKS_PER_BIT(CLKS_PER_BIT)
    ) receiver (
        .clk          (clk),
        .rst          (rst),
        .rxd          (rxd),
        .out_valid    (heard_valid),
        .out_ready    (heard_ready),
        .out_data     (heard_data),
        .framing_error(bad_stop),
        .overrun      (lost)
    );

    sync_fifo #(
        .WIDTH(8),
        .DEPTH(16)
    ) received (
        .clk      (clk),
        .rst      (rst),
        .in_valid (heard_valid),
        .in_ready (heard_ready),
        .in_data  (heard_data),
        .out_valid(received_valid),
        .out_ready(access && !write && word == DATA),
        .out_data (received_data),
        .level    (received_level)
    );

    // ---- registers

    wire unused = &{1'b0, write_data[31:8], send_level, received_level};

    reg framing_error, overrun, interrupt_enabled;

    assign interrupt = interrupt_enabled && received_valid;

    always @(posedge clk)
        if (rst) begin
            framing_error     <= 1'b0;
            overrun           <= 1'b0;
            interrupt_enabled <= 1'b0;
            read_data         <= 32'd0;
        end else begin
            if (access && write && word == STATUS) begin
                if (write_data[3]) framing_error <= 1'b0;
                if (write_data[4]) overrun       <= 1'b0;
            end
            if (access && write && word == INTERRUPT)
                interrupt_enabled <= write_data[0];
            if (bad_stop) framing_error <= 1'b1;
            if (lost)     overrun       <= 1'b1;

            if (access)
                case (word)
                    DATA:      read_data <= received_valid ? {24'd0, received_data} : 32'h8000_0000;
                    STATUS:    read_data <= {27'd0, overrun, framing_error, line_idle && !line_valid, send_ready, received_valid};
                    INTERRUPT: read_data <= {31'd0, interrupt_enabled};
                    default:   read_data <= 32'd0;
                endcase
        end

endmodule
