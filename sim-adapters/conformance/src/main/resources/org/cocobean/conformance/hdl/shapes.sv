// Packages, structures, enumerations, packed and unpacked arrays of them.
//
//   A rising clock edge copies `push` to `popped`, `next` to `state`, and fills `items`, `md`, `table_of`.
// verilator lint_off DECLFILENAME
package shape_pkg;
    localparam int LANES = 4;

    typedef enum logic [1:0] { IDLE = 2'd0, BUSY = 2'd1, DONE = 2'd3 } state_t;

    typedef struct packed {
        logic       valid;
        logic [3:0] tag;
    } lo_t;

    typedef struct packed {
        lo_t               hi;
        state_t            state;
        logic signed [7:0] level;
        logic [1:0][7:0]   bytes;
    } item_t;
endpackage

module shapes import shape_pkg::*; #(parameter int DEPTH = 3) (
    input  logic       clk,
    input  item_t      push,
    input  state_t     next,
    output item_t      popped,
    output state_t     state,
    output logic [7:0] level_out,
    output logic [3:0] tag_out
);
    localparam int LOCAL = DEPTH + 1;

    lo_t [2:0]       items;
    logic [7:0]      md [0:1][2:0];
    logic [2:0][3:0] table_of;

    assign level_out = push.level;
    assign tag_out   = push.hi.tag;

    initial begin
        state = IDLE;
        items = '0;
    end

    always @(posedge clk) begin
        state      <= next;
        popped     <= push;
        items[1]   <= push.hi;
        md[1][2]   <= {4'h5, push.hi.tag};
        table_of   <= {LOCAL[3:0], push.hi.tag, LANES[3:0]};
    end
endmodule
