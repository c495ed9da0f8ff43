// A first-in first-out queue of Avalon-ST beats, with the same ready latency of 0 or 1 at both sides.
//
//   `rst` is synchronous and empties the queue. FAULT breaks the protocol at the output, for tests of checkers:
//     1: valid does not wait for ready cycles; 2: no startofpacket; 3: startofpacket in every beat; 4: empty is all ones;
//     5: channel is all ones; 6: data are unknown.
module avst_fifo #(
    parameter SYMBOLS = 4,
    parameter LATENCY = 0,
    parameter DEPTH_BITS = 4,
    parameter FAULT = 0
) (
    input                  clk,
    input                  rst,

    input                  in_valid,
    output                 in_ready,
    input  [SYMBOLS*8-1:0] in_data,
    input  [3:0]           in_channel,
    input  [1:0]           in_error,
    input                  in_startofpacket,
    input                  in_endofpacket,
    input  [1:0]           in_empty,

    output                 out_valid,
    input                  out_ready,
    output [SYMBOLS*8-1:0] out_data,
    output [3:0]           out_channel,
    output [1:0]           out_error,
    output                 out_startofpacket,
    output                 out_endofpacket,
    output [1:0]           out_empty
);

    localparam WIDTH = SYMBOLS * 8 + 10;
    localparam [DEPTH_BITS:0] ROOM = LATENCY == 0 ? {1'b1, {DEPTH_BITS{1'b0}}} : {1'b0, {DEPTH_BITS - 1{1'b1}}, 1'b0};

    reg [WIDTH-1:0]      storage [0:(1<<DEPTH_BITS)-1];
    reg [DEPTH_BITS:0]   head;
    reg [DEPTH_BITS:0]   tail;
    reg                  was_ready; // at the last edge

    wire [DEPTH_BITS:0]  level = tail - head;
    wire                 push  = in_valid && (LATENCY == 1 || in_ready);
    wire                 may   = LATENCY == 1 ? was_ready || FAULT == 1 : out_ready;
    wire                 pop   = out_valid && (LATENCY == 1 || out_ready);
    wire [SYMBOLS*8-1:0] data;
    wire [3:0]           channel;
    wire                 start;
    wire [1:0]           empty;

    assign in_ready  = level < ROOM && !rst;
    assign out_valid = head != tail && !rst && (LATENCY == 0 || may);
    assign {data, channel, out_error, start, out_endofpacket, empty} = storage[head[DEPTH_BITS-1:0]];

    assign out_data          = FAULT == 6 ? data ^ {SYMBOLS * 8{1'bx}} : data;
    assign out_channel       = FAULT == 5 ? 4'hf : channel;
    assign out_startofpacket = FAULT == 2 ? 1'b0 : FAULT == 3 || start;
    assign out_empty         = FAULT == 4 ? 2'b11 : empty;

    always @(posedge clk)
        if (push)
            storage[tail[DEPTH_BITS-1:0]] <= {
                in_data, in_channel, in_error, in_startofpacket, in_endofpacket, in_empty};

    always @(posedge clk)
        if (rst) begin
            head      <= 0;
            tail      <= 0;
            was_ready <= 1'b0;
        end else begin
            was_ready <= out_ready;
            if (push)
                tail <= tail + 1'b1;
            if (pop)
                head <= head + 1'b1;
        end

endmodule
