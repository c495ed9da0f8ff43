`line 1 "reached.sv" 1
interface bus_if (input clk);
    logic [3:0] data;
    logic ack;
    modport target (input data, output ack, input clk);
endinterface

`line 7 "reached.sv" 0
module target (bus_if.target bus, output reg [3:0] kept);
    reg [3:0] stage;
    always @(posedge bus.clk) stage <= bus.data;
    always @(posedge bus.clk) kept <= stage;
    assign bus.ack = 1'b1;
endmodule

`line 14 "reached.sv" 0
module unit (input clk, input [3:0] d, output [3:0] q);
    reg [3:0] stage, next;
    always @(posedge clk) stage <= d;
    always @(posedge clk) next <= stage;
    assign q = next;
endmodule

`line 21 "reached.sv" 0
module reached (input clk, input rst, input [3:0] d, output reg [3:0] count, output [3:0] q, output [3:0] spare);
    reg [3:0] idle, task_set, timed, blocking, memory [0:3];
    reg divided, latched;
    wire [3:0] low, high;
    initial idle = 0;
    initial #5 timed = 1;
    always @(posedge clk or negedge rst) begin
        if (!rst) count <= 0;
        else count <= count + 1;
        divided <= !divided;
        memory[count[1:0]] <= d + idle + timed;
        blocking = d;
        set_it(blocking);
    end
    task set_it(input [3:0] value);
        task_set = value;
    endtask
    always @* if (d[0]) latched = d[1];
    assign spare = task_set + memory[d[1:0]];
    unit direct (clk, d, low), gated (.clk(clk & d[3]), .d(d), .q(high));
    assign q = low + high;
    bus_if bus (divided);
    assign bus.data = d;
    wire [3:0] kept;
    target at (bus, kept);
endmodule

`line 48 "reached.sv" 2
