// One register in an AXI-Stream: a beat each cycle, and nothing is taken that has no room.
//
//   A beat moves at a rising clock edge at which `tvalid` and `tready` are both high.
//   `rst` is synchronous and empties the register; nothing is taken or offered in it.
module axis_register #(
    parameter BYTES = 8
) (
    input                    clk,
    input                    rst,

    input                    s_axis_tvalid,
    output                   s_axis_tready,
    input  [BYTES*8-1:0]     s_axis_tdata,
    input  [BYTES-1:0]       s_axis_tkeep,
    input                    s_axis_tlast,

    output reg               m_axis_tvalid,
    input                    m_axis_tready,
    output reg [BYTES*8-1:0] m_axis_tdata,
    output reg [BYTES-1:0]   m_axis_tkeep,
    output reg               m_axis_tlast
);

    assign s_axis_tready = !rst && (m_axis_tready || !m_axis_tvalid);

    always @(posedge clk)
        if (rst)
            m_axis_tvalid <= 1'b0;
        else if (s_axis_tready)
            m_axis_tvalid <= s_axis_tvalid;

    always @(posedge clk)
        if (s_axis_tvalid && s_axis_tready) begin
            m_axis_tdata <= s_axis_tdata;
            m_axis_tkeep <= s_axis_tkeep;
            m_axis_tlast <= s_axis_tlast;
        end

endmodule
