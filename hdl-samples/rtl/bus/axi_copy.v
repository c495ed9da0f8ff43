// Copies memory over AXI4, in bursts of 16 beats of 8 bytes: reads one, then writes it.
//
//   A pulse on `start` takes `source`, `target` and `bursts`; `busy` is high until all is written.
//   Addresses are multiples of 128, so that no burst crosses a boundary of 4 KiB.
//   `rst` is synchronous; what is under way is forgotten. `failed` keeps whether an answer was an error.
module axi_copy (
    input             clk,
    input             rst,

    input             start,
    input      [31:0] source,
    input      [31:0] target,
    input      [15:0] bursts,
    output            busy,
    output reg        failed,

    output            m_axi_arvalid,
    input             m_axi_arready,
    output     [31:0] m_axi_araddr,
    output     [7:0]  m_axi_arlen,
    output     [2:0]  m_axi_arsize,
    output     [1:0]  m_axi_arburst,
    input             m_axi_rvalid,
    output            m_axi_rready,
    input      [63:0] m_axi_rdata,
    input      [1:0]  m_axi_rresp,
    input             m_axi_rlast,

    output            m_axi_awvalid,
    input             m_axi_awready,
    output     [31:0] m_axi_awaddr,
    output     [7:0]  m_axi_awlen,
    output     [2:0]  m_axi_awsize,
    output     [1:0]  m_axi_awburst,
    output            m_axi_wvalid,
    input             m_axi_wready,
    output     [63:0] m_axi_wdata,
    output     [7:0]  m_axi_wstrb,
    output            m_axi_wlast,
    input             m_axi_bvalid,
    output            m_axi_bready,
    input      [1:0]  m_axi_bresp
);

    wire unused = &{1'b0, m_axi_rresp[0], m_axi_bresp[0]};

    localparam IDLE = 3'd0, ASK = 3'd1, READ = 3'd2, TELL = 3'd3, WRITE = 3'd4, ANSWER = 3'd5;

    reg [2:0]  state;
    reg [31:0] from;
    reg [31:0] to;
    reg [15:0] left;
    reg [3:0]  beat;
    reg [63:0] words [0:15];

    assign busy = state != IDLE;
    assign m_axi_arvalid = state == ASK;
    assign m_axi_araddr  = from;
    assign m_axi_arlen   = 8'd15;
    assign m_axi_arsize  = 3'd3;
    assign m_axi_arburst = 2'd1;
    assign m_axi_rready  = state == READ;
    assign m_axi_awvalid = state == TELL;
    assign m_axi_awaddr  = to;
    assign m_axi_awlen   = 8'd15;
    assign m_axi_awsize  = 3'd3;
    assign m_axi_awburst = 2'd1;
    assign m_axi_wvalid  = state == WRITE;
    assign m_axi_wdata   = words[beat];
    assign m_axi_wstrb   = 8'hff;
    assign m_axi_wlast   = beat == 4'd15;
    assign m_axi_bready  = state == ANSWER;

    always @(posedge clk)
        if (m_axi_rvalid && m_axi_rready)
            words[beat] <= m_axi_rdata;

    always @(posedge clk)
        if (rst) begin
            state  <= IDLE;
            failed <= 1'b0;
            beat   <= 4'd0;
            left   <= 16'd0;
            from   <= 32'd0;
            to     <= 32'd0;
        end else
            case (state)
                IDLE: if (start && bursts != 0) begin
                    from  <= source;
                    to    <= target;
                    left  <= bursts;
                    state <= ASK;
                end
                ASK: if (m_axi_arready) state <= READ;
                READ: if (m_axi_rvalid) begin
                    beat   <= beat + 4'd1;
                    failed <= failed || m_axi_rresp[1];
                    if (m_axi_rlast) state <= TELL;
                end
                TELL: if (m_axi_awready) state <= WRITE;
                WRITE: if (m_axi_wready) begin
                    beat <= beat + 4'd1;
                    if (m_axi_wlast) state <= ANSWER;
                end
                ANSWER: if (m_axi_bvalid) begin
                    failed <= failed || m_axi_bresp[1];
                    from   <= from + 32'd128;
                    to     <= to + 32'd128;
                    left   <= left - 16'd1;
                    state  <= left == 16'd1 ? IDLE : ASK;
                end
                default: state <= IDLE;
            endcase

endmodule
