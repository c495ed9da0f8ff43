// Two controllers (`a_`, `b_`) on the pads of one I2C bus, with an open drain each: nothing but the
// pull-ups outside makes a line high.
module i2c_pair #(
    parameter QUARTER = 66
) (
    input        clk,
    input        rst,

    input        a_cmd_valid, a_cmd_start, a_cmd_stop, a_cmd_read, a_cmd_nack,
    input  [7:0] a_cmd_data,
    output       a_cmd_ready, a_rsp_valid, a_rsp_ack, a_rsp_lost,
    output [7:0] a_rsp_data,

    input        b_cmd_valid, b_cmd_start, b_cmd_stop, b_cmd_read, b_cmd_nack,
    input  [7:0] b_cmd_data,
    output       b_cmd_ready, b_rsp_valid, b_rsp_ack, b_rsp_lost,
    output [7:0] b_rsp_data,

    inout        scl,
    inout        sda
);

    wire a_scl, a_sda, b_scl, b_sda;

    assign scl = a_scl ? 1'bz : 1'b0;
    assign sda = a_sda ? 1'bz : 1'b0;
    assign scl = b_scl ? 1'bz : 1'b0;
    assign sda = b_sda ? 1'bz : 1'b0;

    i2c_master #(.QUARTER(QUARTER)) a (
        .clk(clk), .rst(rst),
        .cmd_valid(a_cmd_valid), .cmd_ready(a_cmd_ready), .cmd_start(a_cmd_start), .cmd_stop(a_cmd_stop),
        .cmd_read(a_cmd_read), .cmd_nack(a_cmd_nack), .cmd_data(a_cmd_data),
        .rsp_valid(a_rsp_valid), .rsp_ack(a_rsp_ack), .rsp_lost(a_rsp_lost), .rsp_data(a_rsp_data),
        .scl_i(scl), .scl_o(a_scl), .sda_i(sda), .sda_o(a_sda));

    i2c_master #(.QUARTER(QUARTER)) b (
        .clk(clk), .rst(rst),
        .cmd_valid(b_cmd_valid), .cmd_ready(b_cmd_ready), .cmd_start(b_cmd_start), .cmd_stop(b_cmd_stop),
        .cmd_read(b_cmd_read), .cmd_nack(b_cmd_nack), .cmd_data(b_cmd_data),
        .rsp_valid(b_rsp_valid), .rsp_ack(b_rsp_ack), .rsp_lost(b_rsp_lost), .rsp_data(b_rsp_data),
        .scl_i(scl), .scl_o(b_scl), .sda_i(sda), .sda_o(b_sda));

endmodule
