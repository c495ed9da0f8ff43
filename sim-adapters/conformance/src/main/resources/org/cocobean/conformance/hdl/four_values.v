// The four values of Verilog, straight from input to output, and resolved by a driver that a test controls.
//
//   `shared` is 1 when `drive_one` is 1, else it floats (z) unless a test drives it.
//   `never_driven` is an undriven wire (z), `never_set` a variable without an initial value (x).
// verilator lint_off UNDRIVEN
module four_values (
    input        scalar_in,
    output       scalar_out,
    input  [7:0] vector_in,
    output [7:0] vector_out,
    input        drive_one,
    output       shared,
    output       never_driven,
    output reg   never_set
);
    assign scalar_out = scalar_in;
    assign vector_out = vector_in;
    assign shared     = drive_one ? 1'b1 : 1'bz;

    // A process that is never started keeps simulators from treating `never_set` as a constant.
    always @(posedge drive_one)
        if (scalar_in && !scalar_in)
            never_set <= 1'b1;
endmodule
