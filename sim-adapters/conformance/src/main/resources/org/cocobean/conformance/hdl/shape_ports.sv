// Interfaces at ports, arrays of structures at ports, structures that are not packed, unions.
//
//   `chan` stands at the port `in` of `first` and one level further down, elements of `chans` at `in` of `each` in `gen`.
// verilator lint_off DECLFILENAME
package port_pkg;
    typedef enum logic [1:0] { OFF, ON, STUCK } power_t;

    typedef struct packed {
        logic       valid;
        logic [3:0] tag;
    } entry_t;

    typedef struct packed {
        logic [15:0] left;
        entry_t [9:0] entries;
        logic [27:0] right;
    } wide_t;

    typedef struct {
        logic [8:0] count;
        entry_t     entry;
        power_t     power;
        logic [3:0] small_ones [0:1];
    } loose_t;

    typedef struct
    // not packed either
    {
        logic   flag;
        loose_t within_it;
    } outer_t;

    typedef union packed {
        logic [15:0]     all;
        logic [1:0][7:0] parts;
    } word_t;
endpackage

interface chan_if (input logic clk);
    logic       valid;
    logic [7:0] data;
    modport sink (input valid, input data);
endinterface

module inner (chan_if.sink deep, output logic seen);
    assign seen = deep.valid;
endmodule

module lane (input logic clk, chan_if.sink in, output logic [7:0] out);
    logic seen;
    inner inner (.deep(in), .seen);
    always_ff @(posedge clk) if (in.valid) out <= in.data;
endmodule

module shape_ports import port_pkg::*; (
    input  logic         clk,
    input  entry_t [2:0] items,
    input  logic [1:0]   valids,
    input  word_t        word,
    input  wide_t        wide,
    output wide_t        wide_out,
    output logic [3:0]   tag_out,
    output logic [7:0]   part_out,
    output logic [8:0]   count_out,
    output logic [7:0]   lane_out [3]
);
    entry_t pool [0:2];
    power_t powers [0:1], last;
    loose_t loose, heap [3:1];
    outer_t outer;

    chan_if chan (clk);
    chan_if chans [1:0] (clk);

    lane first (.clk, .in(chan), .out(lane_out[0]));
    for (genvar g = 0; g < 2; g++) begin : gen
        lane each (.clk, .in(chans[g]), .out(lane_out[g+1]));
        assign chans[g].valid = valids[g];
        assign chans[g].data  = 8'(g);
    end

    assign tag_out   = items[1].tag;
    assign count_out = heap[3].count + 9'd1;
    assign part_out  = word.parts[1];
    assign wide_out  = wide;

    always_ff @(posedge clk) begin
        pool[2]    <= items[0];
        loose.count <= 9'h1ab;
        loose.power <= ON;
        heap[1].entry <= items[0];
        outer.within_it.count <= 9'h155;
        outer.flag <= 1'b1;
        powers[1]  <= ON;
        last       <= STUCK;
        chan.valid <= 1'b1;
        chan.data  <= 8'h5a;
    end
endmodule
