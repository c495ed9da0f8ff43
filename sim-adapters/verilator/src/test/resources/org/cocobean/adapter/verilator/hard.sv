`define FATAL(x) $fatal(1, x)
`define KIND struct
`define CHOICE(n) n``_e
`define TEXT "abc"
`define NAME(a, b) a``b
`define STARTS(a) count_``a``_and_so_on_for_more_than_one_hundred_and_twenty_seven_characters_of_one_name_that_a_macro_puts_together_of_its_parts_as_designs_do
package hard_pkg; // typedef struct { logic a; } not_t;
	typedef enum logic [1:0] {RED, GREEN = 2, BLUE} color_e; typedef enum logic [1:0] {LOW, HIGH} level_e;
	typedef /* struct packed */ `KIND /* packed */ { color_e hue; logic [1:0] plain; } loose_t; typedef `KIND packed { logic a; `CHOICE(level) [1:0] lv; color_e hue, tone; } tight_t;
	typedef struct // packed
		packed signed { logic [1:0] x; } over_t;	typedef union packed { logic [1:0] u; color_e hue; } both_t;
endpackage
module hard import hard_pkg::*; #(parameter /* "no" */ T = `TEXT, U = {8'h61, 8'h62}, parameter V = /* = */ "x;y", N = 3 // "t"
) (input wire clk, output logic [1:0] q);
  localparam	W	=	"tab", \esc.W = "q" ; localparam `NAME(L, 1) = 5;
  `CHOICE(color) c1, c2 [0:1], `NAME(c, 3) = RED; `CHOICE(level) l1; logic [1:0] d1, d2 [0:1]; color_e
    split [2:0],
    last [2:0]; logic [1:0] after [2:0];
  (* keep = "color_e x" *) hard_pkg::color_e [1:0] pair; logic [1:0][1:0] bits;
  loose_t lo; tight_t ti; over_t ov; both_t bo; tight_t [1:0] many;
  wire `STARTS(x) = clk;
  generate for (genvar i = 0; i < 2; i++) begin : g // color_e
    hard_pkg::level_e inner [0:1]; logic [1:0] flat [0:1];
  end endgenerate
`line 500 "other.sv" 0
  typedef `KIND { logic m; } moved_t; moved_t mo; color_e on [0:3];
  always @(posedge clk) begin if (q == 1) `FATAL("; $error"); else if (q == 2) $error("$fatal");
    if (q == 3) /* $fatal */ $error; $display("$fatal"); if (q == 0) begin $fatal; end
    q <= q + 1 + d1 + d2[0] + c1 + c2[0] + `STARTS(x) + on[0] + split[0] + after[0];
  end
endmodule
