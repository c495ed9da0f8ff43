// A first-in first-out queue between two ready/valid streams in one clock domain.
//
//   A word moves at a rising clock edge at which `valid` and `ready` are both high.
//   The input is ready while there is room, whatever the output does (a full queue takes
//   nothing in the cycle in which it gives a word).
//   The oldest word stands at `out_data` while `out_valid` is high (first word falls through).
//   DEPTH may be any number from 1 up. `level` is the number of stored words.
//   `rst` is synchronous and empties the queue.
module sync_fifo #(
    parameter WIDTH = 8,
    parameter DEPTH = 16
) (
    input                            clk,
    input                            rst,

    input                            in_valid,
    output                           in_ready,
    input  [WIDTH-1:0]               in_data,

    output                           out_valid,
    input                            out_ready,
    output [WIDTH-1:0]               out_data,

    output reg [$clog2(DEPTH+1)-1:0] level
);

    localparam POINTER_BITS = (DEPTH > 1) ? $clog2(DEPTH) : 1;
    localparam LEVEL_BITS   = $clog2(DEPTH + 1);

    // The same numbers, as wide as what they are compared with.
    localparam [31:0] LAST_SLOT = DEPTH - 1;
    localparam [31:0] FULL      = DEPTH;

    reg [WIDTH-1:0]        storage [0:DEPTH-1];
    reg [POINTER_BITS-1:0] head;  // slot of the oldest word
    reg [POINTER_BITS-1:0] tail;  // slot of the next word to come

    wire push = in_valid && in_ready;
    wire pop  = out_valid && out_ready;

    assign in_ready  = level != FULL[LEVEL_BITS-1:0];
    assign out_valid = level != {LEVEL_BITS{1'b0}};
    assign out_data  = storage[head];

    function [POINTER_BITS-1:0] next(input [POINTER_BITS-1:0] pointer);
        next = (pointer == LAST_SLOT[POINTER_BITS-1:0]) ? {POINTER_BITS{1'b0}} : pointer + 1'b1;
    endfunction

    always @(posedge clk)
        if (push)
            storage[tail] <= in_data;

    always @(posedge clk)
        if (rst) begin
            head  <= {POINTER_BITS{1'b0}};
            tail  <= {POINTER_BITS{1'b0}};
            level <= {LEVEL_BITS{1'b0}};
        end else begin
            if (push)
                tail <= next(tail);
            if (pop)
                head <= next(head);
            if (push && !pop)
                level <= level + 1'b1;
            else if (pop && !push)
                level <= level - 1'b1;
        end

endmodule
