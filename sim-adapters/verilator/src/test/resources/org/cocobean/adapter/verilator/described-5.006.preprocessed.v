`line 1 "described.sv" 1
package shapes;
    typedef enum logic [1:0] {IDLE, BUSY, DONE = 2'd3} state_t;
    typedef struct packed {logic valid; state_t state;} item_t;
endpackage

`line 6 "described.sv" 0
interface link_if #(parameter int WIDTH = 8) (input logic clk);
    logic [WIDTH-1:0] data;
endinterface

`line 10 "described.sv" 0
module leaf #(parameter WIDTH = 4, parameter NAME = "leaf") (input clk, output reg [WIDTH-1:0] q);
    localparam [79:0] WIDE = 80'h1234_5678_9abc_def0_1234;
    always @(posedge clk) q <= q + 1;
endmodule

`line 15 "described.sv" 0
module described import shapes::*; #(parameter real GAIN = 1.5) (input clk, input [7:0] d, output [7:0] q);
    reg [7:0] memory [-2:1];
    reg [7:0] grid [0:1][3:0];
    item_t [1:0] items;
    state_t state;
    byte small_;
    string text;
    int list [$];
    logic signed [0:5] ascending;
    wire \esc.aped[1] = clk;
    wire [7:0] net = d;
    genvar g;
    generate
        for (g = 0; g < 2; g = g + 1) begin : lane
            leaf #(.NAME("q\"uo\nted")) u (.clk(clk), .q());
        end
    endgenerate
    leaf #(8) wide (.clk(clk), .q(q));
    link_if #(5) buses [2] (.clk(clk));
    initial begin
        $write("\033[31mred\033[0m & <b>\"\n");
        if (d == 3) $fatal(1, "three");
        if (d == 4) $error("four");
    end
endmodule

`line 41 "described.sv" 2
