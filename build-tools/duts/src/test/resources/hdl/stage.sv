// What a generated interface must cope with: types, arrays, generate blocks, names that are none in Java.
package stage_pkg;
  typedef enum logic [1:0] {IDLE = 2'd0, BUSY = 2'd1, DONE = 2'd3} state_t;
  typedef struct packed {
    logic       valid;
    logic [3:0] tag;
  } lo_t;
  typedef struct packed {
    lo_t         hi;
    logic [11:0] class_of;
  } item_t;
endpackage

module lane #(parameter int WIDTH = 4) (
  input  logic             clk,
  input  logic [WIDTH-1:0] in_data,
  output logic [WIDTH-1:0] out_data
);
  always_ff @(posedge clk) out_data <= ~in_data;
endmodule

module stage
  import stage_pkg::*;
#(
  parameter int WIDTH = 4,
  parameter int LANES = 2
) (
  input  logic              clk,
  input  logic              \class ,
  input  item_t             push,
  output item_t             pop,
  output state_t            state,
  input  logic signed [7:0] path,
  input  logic [WIDTH-1:0]  in_data,
  output logic [WIDTH-1:0]  out_data
);
  logic [7:0] mem [0:15];
  logic \odd.name ;

  always_ff @(posedge clk) begin
    pop <= push;
    mem[in_data] <= path;
    \odd.name <= \class ;
    case (state)
      IDLE: if (push.hi.valid) state <= BUSY;
      BUSY: state <= DONE;
      default: state <= IDLE;
    endcase
  end
  initial state = IDLE;

  for (genvar i = 0; i < LANES; i++) begin : gen
    wire [WIDTH-1:0] between;
    lane #(.WIDTH(WIDTH)) first (.clk, .in_data(in_data), .out_data(between));
    lane #(.WIDTH(WIDTH)) second (.clk, .in_data(between), .out_data());
  end
  lane #(.WIDTH(WIDTH * 2)) wide (.clk(clk), .in_data({2{in_data}}), .out_data());
  assign out_data = gen[0].between;
endmodule
