// A bridge from AXI4-Lite to APB4, 32 bits of data.
//
//   One access at a time; writes come before reads. `pslverr` becomes SLVERR. `rst` is synchronous.
//   FAULT breaks the protocol, for tests of checkers: 1: penable in the first cycle; 2: the address
//   changes before pready; 3: strobes in reads; 4: penable falls before pready.
module axil_apb #(
    parameter FAULT = 0
) (
    input             clk,
    input             rst,

    input      [31:0] s_axil_awaddr,
    input             s_axil_awvalid,
    output            s_axil_awready,
    input      [31:0] s_axil_wdata,
    input      [3:0]  s_axil_wstrb,
    input             s_axil_wvalid,
    output            s_axil_wready,
    output reg        s_axil_bvalid,
    input             s_axil_bready,
    output reg [1:0]  s_axil_bresp,
    input      [31:0] s_axil_araddr,
    input             s_axil_arvalid,
    output            s_axil_arready,
    output reg        s_axil_rvalid,
    input             s_axil_rready,
    output reg [31:0] s_axil_rdata,
    output reg [1:0]  s_axil_rresp,

    output            m_apb_psel,
    output            m_apb_penable,
    output reg        m_apb_pwrite,
    output     [31:0] m_apb_paddr,
    output reg [31:0] m_apb_pwdata,
    output     [3:0]  m_apb_pstrb,
    input      [31:0] m_apb_prdata,
    input             m_apb_pready,
    input             m_apb_pslverr
);

    localparam [1:0] IDLE = 2'd0, SETUP = 2'd1, ACCESS = 2'd2;

    reg [1:0]  state;
    reg [31:0] address;
    reg [3:0]  strobes;
    reg [1:0]  waited;

    wire write = s_axil_awvalid && s_axil_wvalid && !s_axil_bvalid;
    wire read  = s_axil_arvalid && !s_axil_rvalid && !write;

    assign s_axil_awready = state == IDLE && write && !rst;
    assign s_axil_wready  = state == IDLE && write && !rst;
    assign s_axil_arready = state == IDLE && read && !rst;

    assign m_apb_psel    = state != IDLE;
    assign m_apb_penable = (state == ACCESS && !(FAULT == 4 && waited == 2'd2))
                           || (FAULT == 1 && state == SETUP);
    assign m_apb_paddr   = (FAULT == 2 && waited == 2'd2) ? ~address : address;
    assign m_apb_pstrb   = (m_apb_pwrite || FAULT == 3) ? strobes : 4'd0;

    always @(posedge clk)
        if (rst) begin
            state         <= IDLE;
            s_axil_bvalid <= 1'b0;
            s_axil_rvalid <= 1'b0;
            strobes       <= 4'hf;
        end else begin
            if (s_axil_bready)
                s_axil_bvalid <= 1'b0;
            if (s_axil_rready)
                s_axil_rvalid <= 1'b0;
            waited <= (state != ACCESS) ? 2'd0 : (waited == 2'd3) ? 2'd3 : waited + 2'd1;
            case (state)
                IDLE: if (write || read) begin
                    state        <= SETUP;
                    address      <= write ? s_axil_awaddr : s_axil_araddr;
                    m_apb_pwrite <= write;
                    m_apb_pwdata <= s_axil_wdata;
                    if (write)
                        strobes  <= s_axil_wstrb;
                end
                SETUP: state <= ACCESS;
                default: if (m_apb_pready) begin
                    state <= IDLE;
                    if (m_apb_pwrite) begin
                        s_axil_bvalid <= 1'b1;
                        s_axil_bresp  <= {m_apb_pslverr, 1'b0};
                    end else begin
                        s_axil_rvalid <= 1'b1;
                        s_axil_rresp  <= {m_apb_pslverr, 1'b0};
                        s_axil_rdata  <= m_apb_prdata;
                    end
                end
            endcase
        end

endmodule
