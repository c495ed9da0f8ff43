`line 1 "shaped.sv" 1
package kinds;
    localparam int LANES = 4;
    typedef enum logic [1:0] {IDLE, BUSY, DONE = 2'd3} state_t;
    typedef struct {logic [7:0] tag; state_t state;} loose_t;
    typedef struct
        packed {logic [1:0] plain; state_t state, other; logic [1:0] last;} tight_t;
endpackage

`line 9 "shaped.sv" 0
interface link (input logic clk);
    logic [7:0] data;
    modport sink (input data);
endinterface

`line 14 "shaped.sv" 0
module leaf (link.sink deep, output logic [7:0] q);
    assign q = deep.data;
endmodule

`line 18 "shaped.sv" 0
module pair (link.sink ends [5:6], output logic [7:0] q);
    leaf low (.deep(ends[6]), .q);
endmodule

`line 22 "shaped.sv" 0
module shaped import kinds::*; (input clk, input state_t next, input logic [1:0] bits, output state_t state, output [7:0] q);
    link one (clk);
    link all [3:2] (clk);
    state_t listed, more [1:0]; logic [1:0] none;
    kinds::state_t [2:0] packed_states;
    loose_t loose, heap [2:1];
    tight_t tight;
    logic [7:0] parts [2:0];
    leaf first (.deep(one), .q(parts[0]));
    for (genvar g = 2; g < 4; g++) begin : gen
        link own (clk);
        leaf each (.deep(all[g]), .q());
        leaf inner (.deep(own), .q());
    end
    pair pair (.ends(all), .q(parts[1]));
    assign q = parts[0] ^ parts[1];
    always @(posedge clk) begin
        state <= next; listed <= next; more[0] <= state_t'(bits); none <= bits;
        packed_states <= {3{next}}; loose.tag <= q; heap[1].tag <= q; tight <= '0;
    end
endmodule

`line 44 "shaped.sv" 2
