// A register block behind an AXI4-Lite interface (32 bits of data, 8 bits of address).
//
//   0x00  ID        read only, 0xc0c0bea0
//   0x04  CONTROL   read/write, byte strobes respected, 0 after reset; also output `control`
//   0x08  SCRATCH0  read/write, byte strobes respected, 0 after reset
//   0x0c  SCRATCH1  read/write, byte strobes respected, 0 after reset
//   0x10  STATUS    bit n is set while `event_in[n]` is high and cleared by writing 1 to it;
//                   an event in the same cycle wins over the write
//   else            unmapped: reads answer SLVERR and 0, writes answer SLVERR and change nothing
//
//   A write to ID answers SLVERR as well. The two lowest address bits are ignored. AW and W may come in either order or together;
//   one write and one read can be in flight, and they do not hinder each other.
//   `rst` is synchronous and active high.
module axil_regs (
    input             clk,
    input             rst,

    input      [7:0]  s_axil_awaddr,
    input      [2:0]  s_axil_awprot,
    input             s_axil_awvalid,
    output            s_axil_awready,

    input      [31:0] s_axil_wdata,
    input      [3:0]  s_axil_wstrb,
    input             s_axil_wvalid,
    output            s_axil_wready,

    output reg [1:0]  s_axil_bresp,
    output reg        s_axil_bvalid,
    input             s_axil_bready,

    input      [7:0]  s_axil_araddr,
    input      [2:0]  s_axil_arprot,
    input             s_axil_arvalid,
    output            s_axil_arready,

    output reg [31:0] s_axil_rdata,
    output reg [1:0]  s_axil_rresp,
    output reg        s_axil_rvalid,
    input             s_axil_rready,

    input      [7:0]  event_in,
    output reg [31:0] control
);

    localparam [31:0] ID_VALUE = 32'hc0c0bea0;
    localparam [1:0]  OKAY = 2'b00, SLVERR = 2'b10;
    localparam [5:0]  ID = 6'd0, CONTROL = 6'd1, SCRATCH0 = 6'd2, SCRATCH1 = 6'd3, STATUS = 6'd4;

    wire unused = &{1'b0, s_axil_awprot, s_axil_arprot, s_axil_awaddr[1:0], s_axil_araddr[1:0]};

    reg [31:0] scratch0;
    reg [31:0] scratch1;
    reg [7:0]  status;

    // ---- write: address and data wait here until both are there and the last answer was taken

    reg        have_address;
    reg [5:0]  write_index;
    reg        have_data;
    reg [31:0] write_data;
    reg [3:0]  write_strobes;

    assign s_axil_awready = !rst && !have_address;
    assign s_axil_wready  = !rst && !have_data;

    wire do_write = have_address && have_data && (!s_axil_bvalid || s_axil_bready);

    wire [7:0] clear_status = (do_write && write_index == STATUS && write_strobes[0]) ? write_data[7:0] : 8'd0;

    function [31:0] merge(input [31:0] old, input [31:0] data, input [3:0] strobes);
        merge = {strobes[3] ? data[31:24] : old[31:24],
                 strobes[2] ? data[23:16] : old[23:16],
                 strobes[1] ? data[15:8]  : old[15:8],
                 strobes[0] ? data[7:0]   : old[7:0]};
    endfunction

    always @(posedge clk)
        if (rst) begin
            have_address  <= 1'b0;
            write_index   <= 6'd0;
            have_data     <= 1'b0;
            write_data    <= 32'd0;
            write_strobes <= 4'd0;
            s_axil_bvalid <= 1'b0;
            s_axil_bresp  <= OKAY;
            control       <= 32'd0;
            scratch0      <= 32'd0;
            scratch1      <= 32'd0;
            status        <= 8'd0;
        end else begin
            if (s_axil_awvalid && s_axil_awready) begin
                have_address <= 1'b1;
                write_index  <= s_axil_awaddr[7:2];
            end
            if (s_axil_wvalid && s_axil_wready) begin
                have_data     <= 1'b1;
                write_data    <= s_axil_wdata;
                write_strobes <= s_axil_wstrb;
            end
            if (s_axil_bvalid && s_axil_bready)
                s_axil_bvalid <= 1'b0;

            if (do_write) begin
                have_address  <= 1'b0;
                have_data     <= 1'b0;
                s_axil_bvalid <= 1'b1;
                s_axil_bresp  <= OKAY;
                case (write_index)
                    CONTROL:  control  <= merge(control, write_data, write_strobes);
                    SCRATCH0: scratch0 <= merge(scratch0, write_data, write_strobes);
                    SCRATCH1: scratch1 <= merge(scratch1, write_data, write_strobes);
                    STATUS:   ;  // see clear_status
                    default:  s_axil_bresp <= SLVERR;
                endcase
            end

            status <= (status & ~clear_status) | event_in;
        end

    // ---- read: the answer is a register, filled when it is free

    assign s_axil_arready = !rst && (!s_axil_rvalid || s_axil_rready);

    always @(posedge clk)
        if (rst) begin
            s_axil_rvalid <= 1'b0;
            s_axil_rdata  <= 32'd0;
            s_axil_rresp  <= OKAY;
        end else if (s_axil_arvalid && s_axil_arready) begin
            s_axil_rvalid <= 1'b1;
            s_axil_rresp  <= OKAY;
            case (s_axil_araddr[7:2])
                ID:       s_axil_rdata <= ID_VALUE;
                CONTROL:  s_axil_rdata <= control;
                SCRATCH0: s_axil_rdata <= scratch0;
                SCRATCH1: s_axil_rdata <= scratch1;
                STATUS:   s_axil_rdata <= {24'd0, status};
                default: begin
                    s_axil_rdata <= 32'd0;
                    s_axil_rresp <= SLVERR;
                end
            endcase
        end else if (s_axil_rready)
            s_axil_rvalid <= 1'b0;

endmodule
