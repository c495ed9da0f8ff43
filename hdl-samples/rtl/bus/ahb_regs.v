// A register block behind AHB-Lite, 16 words of 32 bits; what is beyond is an error.
//
//   Transfers of bytes, halfwords and words; each waits for WAITS cycles. `rst` is synchronous, after
//   it all words are 0.
//   FAULT breaks the protocol, for tests of checkers: 1: an error takes one cycle; 2: not ready after
//   IDLE; 3: what is read is unknown; 4: hready is unknown at an access;
//   5: not ready in reset.
module ahb_regs #(
    parameter WAITS = 0,
    parameter FAULT = 0
) (
    input             clk,
    input             rst,

    input             hsel,
    input      [31:0] haddr,
    input      [1:0]  htrans,
    input             hwrite,
    input      [2:0]  hsize,
    input      [2:0]  hburst,
    input      [31:0] hwdata,
    input             hready,
    output            hreadyout,
    output     [31:0] hrdata,
    output            hresp
);

    reg [31:0] words [0:15];
    integer    i;

    reg        active, writes, idled, erred;
    reg [31:0] address;
    reg [2:0]  size;
    reg [3:0]  waited;

    wire unused = &{1'b0, hburst, htrans[0], address[31:6]};

    wire        asked = hsel && htrans[1];
    wire        error = active && address >= 32'h40;
    wire        busy  = active && waited != WAITS;
    wire [31:0] lanes = (size == 3'd0 ? 32'hff : size == 3'd1 ? 32'hffff : 32'hffffffff) << (8 * address[1:0]);

    assign hreadyout = (FAULT == 4 && active) ? 1'bx
                     : !busy && !(error && !erred && FAULT != 1) && !(FAULT == 2 && idled) && !(FAULT == 5 && rst);
    assign hresp     = error && !busy;
    assign hrdata    = (FAULT == 3) ? 32'hx : words[address[5:2]];

    always @(posedge clk)
        if (rst) begin
            active <= 1'b0;
            idled  <= 1'b0;
            erred  <= 1'b0;
            waited <= 4'd0;
            for (i = 0; i < 16; i = i + 1)
                words[i] <= 32'd0;
        end else begin
            idled  <= 1'b0;
            erred  <= hresp && !erred;
            waited <= busy ? waited + 4'd1 : waited;
            if (active && !busy && !error && writes)
                words[address[5:2]] <= (words[address[5:2]] & ~lanes) | (hwdata & lanes);
            if (hready) begin
                active  <= asked;
                idled   <= hsel && !asked;
                writes  <= hwrite;
                address <= haddr;
                size    <= hsize;
                waited  <= 4'd0;
                erred   <= 1'b0;
            end
        end

endmodule
