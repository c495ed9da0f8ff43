// Wires between a host and an agent of Avalon-MM, for models tested against each other.
module avl_wires (
    input         clk,
    input         rst,

    input  [31:0] s_avl_address,
    input         s_avl_read,
    input         s_avl_write,
    input  [63:0] s_avl_writedata,
    input  [7:0]  s_avl_byteenable,
    input  [4:0]  s_avl_burstcount,
    output [63:0] s_avl_readdata,
    output        s_avl_waitrequest,
    output        s_avl_readdatavalid,
    output [1:0]  s_avl_response,
    output        s_avl_writeresponsevalid,

    output [31:0] m_avl_address,
    output        m_avl_read,
    output        m_avl_write,
    output [63:0] m_avl_writedata,
    output [7:0]  m_avl_byteenable,
    output [4:0]  m_avl_burstcount,
    input  [63:0] m_avl_readdata,
    input         m_avl_waitrequest,
    input         m_avl_readdatavalid,
    input  [1:0]  m_avl_response,
    input         m_avl_writeresponsevalid
);

    wire unused = &{1'b0, clk, rst};

    assign {m_avl_address, m_avl_read, m_avl_write, m_avl_writedata, m_avl_byteenable, m_avl_burstcount} =
           {s_avl_address, s_avl_read, s_avl_write, s_avl_writedata, s_avl_byteenable, s_avl_burstcount};
    assign {s_avl_readdata, s_avl_waitrequest, s_avl_readdatavalid, s_avl_response, s_avl_writeresponsevalid} =
           {m_avl_readdata, m_avl_waitrequest, m_avl_readdatavalid, m_avl_response, m_avl_writeresponsevalid};

endmodule
