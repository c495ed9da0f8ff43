// One of every kind of object of Verilog: whatever of these is listed, looked up or misspelt, the simulator lives on.
`timescale 1ns / 1ps

`ifdef VERILATOR
module kinds_buffer (output q, input d);
  assign q = d;
endmodule
`else
primitive kinds_buffer(q, d);
  output q;
  input d;
  table
    0 : 0;
    1 : 1;
  endtable
endprimitive
`endif

module kinds_leaf #(
    parameter [0:0] P = 1'b1
) (
    input  a,
    output y
);
  kinds_buffer u1 (y, a);
  specify
    specparam tp = 1;
    (a => y) = tp;
  endspecify
endmodule

module kinds (
    input  clk,
    output q
);
  localparam [0:0] IDLE = 1'd0;
  localparam BUSY = 1'b1;
  localparam signed [0:0] MINUS_ONE = 1'sb1;
  localparam signed [7:0] MINUS = -8'sd3;
  localparam [3:0] UNKNOWN = 4'bx01z;
  parameter integer INT = 5;
  parameter real HALF = 0.5;
  parameter TEXT = "text";
  parameter [63:0] WIDE = 64'h8000000000000001;
  event happened;
  integer i;
  time t;
  real r;
  realtime rt;
  reg one_bit;
  reg [0:0] one_vector;
  reg signed [7:0] number;
  reg [7:0] memory[0:3];
  reg [0:0] narrow[0:3];
  reg [7:0] below_zero[-2:1];
  reg flag[0:3];
  wire [3:0] w;
  wire and_out;
  supply1 high;
`ifndef VERILATOR
  real reals[0:1];
  integer integers[0:1];
  wire [1:0] wires[0:1];
  tri0 pulled;
  wor either;
  initial fork : forked
    reg in_fork;
    in_fork = 1;
  join
`endif

  function [7:0] f;
    input [7:0] x;
    f = x + 1;
  endfunction
  function automatic [7:0] g;
    input [7:0] x;
    g = x;
  endfunction
  task tk;
    input x;
    reg inner;
    inner = x;
  endtask

  kinds_leaf leaf (clk, q);
  and and_gate (and_out, clk, high);
  assign w = {4{and_out}};
`ifndef VERILATOR
  assign wires[0] = w[1:0];
  assign either = clk;
  assign either = pulled;
`endif

  genvar k;
  generate
    for (k = 0; k < 2; k = k + 1) begin : gen
      localparam [0:0] INDEX = k;
      wire x = INDEX;
    end
    if (1) begin : taken
      reg z;
    end
  endgenerate

  initial begin : named
    reg in_block;
    in_block = 0;
    i = f(1) + g(1);
    tk(in_block);
    // what nobody uses, Icarus leaves out
    t = 0;
    r = HALF;
    rt = 0.5;
    one_bit = 0;
    one_vector = 0;
    number = MINUS;
    memory[0] = 1;
    narrow[0] = 1;
    below_zero[0] = 1;
    flag[0] = 1;
`ifndef VERILATOR
    reals[0] = 0.5;
    integers[0] = 1;
`endif
    -> happened;
  end

  // names: long ones, escaped ones, ones that differ in their case only
  wire [3:0] start_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line = 4'd1;
  wire [3:0] \escaped.start[7]_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line = 4'd2;
  wire [3:0] dol$lar = 4'd3;
  wire [3:0] \dots.and[2]$ = 4'd4;
  wire [3:0] double__underscore = 4'd5;
  wire [3:0] CASE_only = 4'd6;
  wire [3:0] case_only = 4'd7;
  wire [3:0] Case_Only = 4'd8;
  kinds_named \instance.with[1]$ ();
  kinds_named instance_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line ();
endmodule

// What stands behind the names of instances.
module kinds_named;
  reg [3:0] value;
  reg [3:0] \va.lue ;
  reg [3:0] memory_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line [0:1];

  initial begin
    value = 9;
    \va.lue = 10;
    memory_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line[0] = 11;
    memory_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line[1] = 12;
  end
endmodule
