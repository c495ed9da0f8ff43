// The receiving half of a MAC on GMII: takes preamble and check sequence off, and tells whether a frame is good.
//
//   Data come out as an AXI-Stream of bytes that cannot wait. With `tlast`, `tuser` is 1 for a frame that is shorter than
//   64 bytes, has a wrong check sequence, or had `rx_er` in it. What ends before its first byte of data is dropped.
//   `rst` is synchronous. FAULT 1 takes every check sequence for right, for tests of testbenches.
module gmii_rx #(
    parameter FAULT = 0
) (
    input            clk,
    input            rst,

    input      [7:0] gmii_rxd,
    input            gmii_rx_dv,
    input            gmii_rx_er,

    output reg       m_axis_tvalid,
    output reg [7:0] m_axis_tdata,
    output reg       m_axis_tlast,
    output reg       m_axis_tuser
);

    localparam [1:0] IDLE = 2'd0, PREAMBLE = 2'd1, DATA = 2'd2, DROP = 2'd3;
    localparam [6:0] SHORTEST = 7'd64;

    reg [1:0]  state;
    reg [39:0] late; // a byte of data, and the four that may be the check sequence
    reg [6:0]  count;
    reg [31:0] crc;
    reg        bad;

    function [31:0] next;
        input [31:0] value;
        input [7:0]  octet;
        integer i;
        begin
            next = value ^ {24'd0, octet};
            for (i = 0; i < 8; i = i + 1)
                next = next[0] ? (next >> 1) ^ 32'hedb88320 : next >> 1;
        end
    endfunction

    always @(posedge clk) begin
        m_axis_tvalid <= 1'b0;
        m_axis_tlast  <= 1'b0;
        m_axis_tuser  <= 1'b0;
        if (rst)
            state <= DROP;
        else if (!gmii_rx_dv) begin
            state <= IDLE;
            if (state == DATA && count > 7'd4) begin
                m_axis_tvalid <= 1'b1;
                m_axis_tdata  <= late[39:32];
                m_axis_tlast  <= 1'b1;
                m_axis_tuser  <= bad || count < SHORTEST || (crc != 32'hdebb20e3 && FAULT != 1);
            end
        end else
            case (state)
                IDLE, PREAMBLE: begin
                    state <= gmii_rxd == 8'hd5 ? DATA : gmii_rxd == 8'h55 ? PREAMBLE : DROP;
                    count <= 7'd0;
                    crc   <= 32'hffffffff;
                    bad   <= gmii_rx_er;
                end
                DATA: begin
                    late  <= {late[31:0], gmii_rxd};
                    crc   <= next(crc, gmii_rxd);
                    bad   <= bad || gmii_rx_er;
                    count <= count == SHORTEST ? count : count + 7'd1;
                    if (count > 7'd4) begin
                        m_axis_tvalid <= 1'b1;
                        m_axis_tdata  <= late[39:32];
                    end
                end
                default: ;
            endcase
    end

endmodule
