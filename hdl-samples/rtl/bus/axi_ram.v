// An AXI4 memory of 32-bit words that makes its managers wait.
//
//   One write and one read are in flight at a time. All kinds of bursts, narrow and unaligned ones
//   too; byte strobes are respected. With STALL, every ready and every valid waits for a bit of a
//   pseudo-random sequence. Addresses beyond 2**ADDRESS_BITS answer DECERR.
//   `rst` is synchronous; the contents stay.
//   FAULT breaks the protocol, for tests of checkers: 1: rlast one beat too early; 2: the wrong
//   bid; 3: the response before the last data; 4: EXOKAY to everything.
module axi_ram #(
    parameter ADDRESS_BITS = 14,
    parameter ID_BITS = 4,
    parameter STALL = 1,
    parameter FAULT = 0
) (
    input                    clk,
    input                    rst,

    input                    axi_awvalid,
    output                   axi_awready,
    input  [ID_BITS-1:0]     axi_awid,
    input  [31:0]            axi_awaddr,
    input  [7:0]             axi_awlen,
    input  [2:0]             axi_awsize,
    input  [1:0]             axi_awburst,

    input                    axi_wvalid,
    output                   axi_wready,
    input  [31:0]            axi_wdata,
    input  [3:0]             axi_wstrb,
    input                    axi_wlast,

    output                   axi_bvalid,
    input                    axi_bready,
    output [ID_BITS-1:0]     axi_bid,
    output [1:0]             axi_bresp,

    input                    axi_arvalid,
    output                   axi_arready,
    input  [ID_BITS-1:0]     axi_arid,
    input  [31:0]            axi_araddr,
    input  [7:0]             axi_arlen,
    input  [2:0]             axi_arsize,
    input  [1:0]             axi_arburst,

    output                   axi_rvalid,
    input                    axi_rready,
    output [ID_BITS-1:0]     axi_rid,
    output [31:0]            axi_rdata,
    output [1:0]             axi_rresp,
    output                   axi_rlast
);

    localparam [1:0] OKAY = 2'b00, EXOKAY = 2'b01, DECERR = 2'b11;

    reg [31:0] memory [0:(1<<(ADDRESS_BITS-2))-1];

    // a new bit for each channel in every cycle
    reg [15:0] noise;
    always @(posedge clk)
        if (rst)
            noise <= 16'hace1;
        else
            noise <= {noise[14:0], noise[15] ^ noise[13] ^ noise[12] ^ noise[10]};

    wire go_aw = (STALL == 0) || noise[0];
    wire go_w  = (STALL == 0) || noise[3];
    wire go_b  = (STALL == 0) || noise[6];
    wire go_ar = (STALL == 0) || noise[9];
    wire go_r  = (STALL == 0) || noise[12];

    // the address of the beat after this one (AXI A3.4.1)
    function [31:0] next(input [31:0] address, input [7:0] len, input [2:0] size, input [1:0] burst);
        reg [31:0] step, block, up;
        begin
            step  = 32'd1 << size;
            block = ({24'd0, len} + 32'd1) << size;
            up    = (address & ~(step - 32'd1)) + step;
            case (burst)
                2'b00:   next = address;
                2'b10:   next = (address & ~(block - 32'd1)) | (up & (block - 32'd1));
                default: next = up;
            endcase
        end
    endfunction

    function covers(input [31:0] address);
        covers = (address >> ADDRESS_BITS) == 32'd0;
    endfunction

    // ---- writes

    localparam [1:0] IDLE = 2'd0, DATA = 2'd1, WAIT = 2'd2, ANSWER = 2'd3;

    reg [1:0]         wstate;
    reg [ID_BITS-1:0] wid;
    reg [31:0]        waddress;
    reg [7:0]         wlen;
    reg [7:0]         wbeat;
    reg [2:0]         wsize;
    reg [1:0]         wburst;
    reg               wbad;
    reg               banswered;

    assign axi_awready = wstate == IDLE && go_aw && !rst;
    assign axi_wready  = wstate == DATA && go_w && !rst;
    assign axi_bvalid  = wstate == ANSWER || (FAULT == 3 && wstate == DATA && wbeat == wlen
                                              && !banswered);
    assign axi_bid     = (FAULT == 2) ? ~wid : wid;
    assign axi_bresp   = wbad ? DECERR : (FAULT == 4) ? EXOKAY : OKAY;

    wire unused = &{1'b0, axi_wlast};

    integer lane;
    always @(posedge clk)
        if (axi_wvalid && axi_wready && covers(waddress))
            for (lane = 0; lane < 4; lane = lane + 1)
                if (axi_wstrb[lane])
                    memory[waddress[ADDRESS_BITS-1:2]][8*lane +: 8] <= axi_wdata[8*lane +: 8];

    always @(posedge clk)
        if (rst) begin
            wstate    <= IDLE;
            banswered <= 1'b0;
            wbad      <= 1'b0;
            wid       <= 0;
            wbeat     <= 8'd0;
            wlen      <= 8'd0;
        end else
            case (wstate)
                IDLE: if (axi_awvalid && axi_awready) begin
                    wstate    <= DATA;
                    wid       <= axi_awid;
                    waddress  <= axi_awaddr;
                    wlen      <= axi_awlen;
                    wsize     <= axi_awsize;
                    wburst    <= axi_awburst;
                    wbeat     <= 8'd0;
                    wbad      <= 1'b0;
                    banswered <= 1'b0;
                end
                DATA: begin
                    if (axi_bvalid && axi_bready)
                        banswered <= 1'b1;
                    if (axi_wvalid && axi_wready) begin
                        wbad     <= wbad || !covers(waddress);
                        waddress <= next(waddress, wlen, wsize, wburst);
                        wbeat    <= wbeat + 8'd1;
                        if (wbeat == wlen)
                            wstate <= (FAULT == 3 && banswered) ? IDLE : WAIT;
                    end
                end
                WAIT: if (go_b)
                    wstate <= ANSWER;
                ANSWER: if (axi_bready)
                    wstate <= IDLE;
            endcase

    // ---- reads

    reg [1:0]         rstate;
    reg [ID_BITS-1:0] rid;
    reg [31:0]        raddress;
    reg [7:0]         rlen;
    reg [7:0]         rbeat;
    reg [2:0]         rsize;
    reg [1:0]         rburst;

    assign axi_arready = rstate == IDLE && go_ar && !rst;
    assign axi_rvalid  = rstate == ANSWER;
    assign axi_rid     = rid;
    assign axi_rdata   = covers(raddress) ? memory[raddress[ADDRESS_BITS-1:2]] : 32'd0;
    assign axi_rresp   = !covers(raddress) ? DECERR : (FAULT == 4) ? EXOKAY : OKAY;
    assign axi_rlast   = rbeat == rlen || (FAULT == 1 && rbeat + 8'd1 == rlen);

    always @(posedge clk)
        if (rst) begin
            rstate <= IDLE;
            rbeat  <= 8'd0;
            rlen   <= 8'd0;
        end else
            case (rstate)
                IDLE: if (axi_arvalid && axi_arready) begin
                    rstate   <= WAIT;
                    rid      <= axi_arid;
                    raddress <= axi_araddr;
                    rlen     <= axi_arlen;
                    rsize    <= axi_arsize;
                    rburst   <= axi_arburst;
                    rbeat    <= 8'd0;
                end
                ANSWER: if (axi_rready) begin
                    raddress <= next(raddress, rlen, rsize, rburst);
                    rbeat    <= rbeat + 8'd1;
                    rstate   <= (rbeat == rlen) ? IDLE : go_r ? ANSWER : WAIT;
                end
                default: if (go_r)
                    rstate <= ANSWER;
            endcase

endmodule
