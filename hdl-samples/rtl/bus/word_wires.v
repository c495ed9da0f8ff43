// Wires between managers and subordinates of APB4, AHB-Lite and Wishbone, for models tested against each
// other.
module word_wires (
    input         clk,
    input         rst,

    input         s_apb_psel,
    input         s_apb_penable,
    input         s_apb_pwrite,
    input  [31:0] s_apb_paddr,
    input  [31:0] s_apb_pwdata,
    input  [3:0]  s_apb_pstrb,
    output [31:0] s_apb_prdata,
    output        s_apb_pready,
    output        s_apb_pslverr,

    output        m_apb_psel,
    output        m_apb_penable,
    output        m_apb_pwrite,
    output [31:0] m_apb_paddr,
    output [31:0] m_apb_pwdata,
    output [3:0]  m_apb_pstrb,
    input  [31:0] m_apb_prdata,
    input         m_apb_pready,
    input         m_apb_pslverr,

    input  [31:0] s_ahb_haddr,
    input  [1:0]  s_ahb_htrans,
    input         s_ahb_hwrite,
    input  [2:0]  s_ahb_hsize,
    input  [2:0]  s_ahb_hburst,
    input  [31:0] s_ahb_hwdata,
    output [31:0] s_ahb_hrdata,
    output        s_ahb_hready,
    output        s_ahb_hresp,

    output [31:0] m_ahb_haddr,
    output [1:0]  m_ahb_htrans,
    output        m_ahb_hwrite,
    output [2:0]  m_ahb_hsize,
    output [2:0]  m_ahb_hburst,
    output [31:0] m_ahb_hwdata,
    input  [31:0] m_ahb_hrdata,
    input         m_ahb_hready,
    input         m_ahb_hresp,

    input         s_wb_cyc,
    input         s_wb_stb,
    input         s_wb_we,
    input  [31:0] s_wb_adr,
    input  [63:0] s_wb_dat_m,
    output [63:0] s_wb_dat_s,
    input  [7:0]  s_wb_sel,
    output        s_wb_ack,
    output        s_wb_err,

    output        m_wb_cyc,
    output        m_wb_stb,
    output        m_wb_we,
    output [31:0] m_wb_adr,
    output [63:0] m_wb_dat_m,
    input  [63:0] m_wb_dat_s,
    output [7:0]  m_wb_sel,
    input         m_wb_ack,
    input         m_wb_err
);

    wire unused = &{1'b0, clk, rst};

    assign {m_apb_psel, m_apb_penable, m_apb_pwrite, m_apb_paddr, m_apb_pwdata, m_apb_pstrb} =
           {s_apb_psel, s_apb_penable, s_apb_pwrite, s_apb_paddr, s_apb_pwdata, s_apb_pstrb};
    assign {s_apb_prdata, s_apb_pready, s_apb_pslverr} = {m_apb_prdata, m_apb_pready, m_apb_pslverr};
    assign {m_ahb_haddr, m_ahb_htrans, m_ahb_hwrite, m_ahb_hsize, m_ahb_hburst, m_ahb_hwdata} =
           {s_ahb_haddr, s_ahb_htrans, s_ahb_hwrite, s_ahb_hsize, s_ahb_hburst, s_ahb_hwdata};
    assign {s_ahb_hrdata, s_ahb_hready, s_ahb_hresp} = {m_ahb_hrdata, m_ahb_hready, m_ahb_hresp};
    assign {m_wb_cyc, m_wb_stb, m_wb_we, m_wb_adr, m_wb_dat_m, m_wb_sel} =
           {s_wb_cyc, s_wb_stb, s_wb_we, s_wb_adr, s_wb_dat_m, s_wb_sel};
    assign {s_wb_dat_s, s_wb_ack, s_wb_err} = {m_wb_dat_s, m_wb_ack, m_wb_err};

endmodule
