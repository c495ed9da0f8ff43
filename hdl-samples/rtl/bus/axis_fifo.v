// A first-in first-out queue of AXI-Stream beats, with byte qualifiers and side-band signals.
//
//   A beat moves at a rising clock edge at which `tvalid` and `tready` are both high.
//   `rst` is synchronous and empties the queue; nothing is taken or offered in it.
//   FAULT breaks the protocol at the output, for tests of checkers:
//     1: tvalid falls after one cycle without tready; 2: tdata changes while it waits;
//     3: tvalid stays in reset; 4: tstrb without tkeep; 5: tready is unknown after reset.
module axis_fifo #(
    parameter BYTES = 8,
    parameter ID_BITS = 4,
    parameter USER_BITS = 2,
    parameter DEPTH_BITS = 4,
    parameter FAULT = 0
) (
    input                    clk,
    input                    rst,

    input                    s_axis_tvalid,
    output                   s_axis_tready,
    input  [BYTES*8-1:0]     s_axis_tdata,
    input  [BYTES-1:0]       s_axis_tkeep,
    input  [BYTES-1:0]       s_axis_tstrb,
    input                    s_axis_tlast,
    input  [ID_BITS-1:0]     s_axis_tid,
    input  [ID_BITS-1:0]     s_axis_tdest,
    input  [USER_BITS-1:0]   s_axis_tuser,

    output                   m_axis_tvalid,
    input                    m_axis_tready,
    output [BYTES*8-1:0]     m_axis_tdata,
    output [BYTES-1:0]       m_axis_tkeep,
    output [BYTES-1:0]       m_axis_tstrb,
    output                   m_axis_tlast,
    output [ID_BITS-1:0]     m_axis_tid,
    output [ID_BITS-1:0]     m_axis_tdest,
    output [USER_BITS-1:0]   m_axis_tuser
);

    localparam WIDTH = BYTES * 10 + 1 + 2 * ID_BITS + USER_BITS;

    reg [WIDTH-1:0]      storage [0:(1<<DEPTH_BITS)-1];
    reg [DEPTH_BITS:0]   head;
    reg [DEPTH_BITS:0]   tail;
    reg                  waited;

    wire [DEPTH_BITS:0] level = tail - head;
    wire full = level[DEPTH_BITS];
    wire push = s_axis_tvalid && s_axis_tready;
    wire pop  = m_axis_tvalid && m_axis_tready;
    wire [BYTES*8-1:0] data;
    wire [BYTES-1:0]   keep;

    assign s_axis_tready = (FAULT == 5) ? (!full && !rst) ^ 1'bx : !full && !rst;
    assign m_axis_tvalid = (FAULT == 1) ? head != tail && !waited && !rst
                         : (FAULT == 3) ? head != tail || rst
                         : head != tail && !rst;
    assign {data, keep, m_axis_tstrb, m_axis_tlast, m_axis_tid, m_axis_tdest,
            m_axis_tuser} = storage[head[DEPTH_BITS-1:0]];
    assign m_axis_tdata = (FAULT == 2 && waited) ? ~data : data;
    assign m_axis_tkeep = (FAULT == 4) ? {BYTES{1'b0}} : keep;

    always @(posedge clk)
        if (push)
            storage[tail[DEPTH_BITS-1:0]] <= {
                s_axis_tdata, s_axis_tkeep, s_axis_tstrb, s_axis_tlast, s_axis_tid, s_axis_tdest,
                s_axis_tuser};

    always @(posedge clk)
        if (rst) begin
            head   <= 0;
            tail   <= 0;
            waited <= 1'b0;
        end else begin
            waited <= m_axis_tvalid && !m_axis_tready;
            if (push)
                tail <= tail + 1'b1;
            if (pop)
                head <= head + 1'b1;
        end

endmodule
