// A UART transmitter whose line goes straight into a receiver: bytes go in on one ready/valid stream
// and come out on another.
//
//   `line_break` pulls the line to 0 whatever is sent, so that a test can provoke framing errors.
//   `line` shows what the receiver sees; `idle` is high while no frame is being sent.
module uart_loopback #(
    parameter CLKS_PER_BIT = 434
) (
    input        clk,
    input        rst,

    input        in_valid,
    output       in_ready,
    input  [7:0] in_data,

    output       out_valid,
    input        out_ready,
    output [7:0] out_data,

    input        line_break,
    output       line,
    output       idle,
    output       framing_error,
    output       overrun
);

    wire txd;
    assign line = txd && !line_break;

    uart_tx #(
        .CLKS_PER_BIT(CLKS_PER_BIT)
    ) tx (
        .clk     (clk),
        .rst     (rst),
        .in_valid(in_valid),
        .in_ready(in_ready),
        .in_data (in_data),
        .txd     (txd),
        .idle    (idle)
    );

    uart_rx #(
        .CLKS_PER_BIT(CLKS_PER_BIT)
    ) rx (
        .clk          (clk),
        .rst          (rst),
        .rxd          (line),
        .out_valid    (out_valid),
        .out_ready    (out_ready),
        .out_data     (out_data),
        .framing_error(framing_error),
        .overrun      (overrun)
    );

endmodule
