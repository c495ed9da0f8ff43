// SystemVerilog integer types, an enumeration and a two-state vector. Each `..._in` is a port of that many bits;
// the variable of the type in its name follows it, and `..._out` follows the variable.
//   color: 0 RED, 1 GREEN, 2 BLUE; 3 becomes RED
//
//   Variables that nothing drives, all 67 at first: free_byte, free_shortint, free_int, free_longint, free_integer.
// verilator lint_off UNUSED
module integers (
    input  signed [7:0]  byte_in,
    output signed [7:0]  byte_out,
    input  signed [15:0] shortint_in,
    output signed [15:0] shortint_out,
    input  signed [31:0] int_in,
    output signed [31:0] int_out,
    input  signed [63:0] longint_in,
    output signed [63:0] longint_out,
    input  signed [31:0] integer_in,
    output signed [31:0] integer_out,
    input  [1:0]         color_in,
    output [1:0]         color_out,
    input  [7:0]         bit_in,
    output [7:0]         bit_out
);

    typedef enum logic [1:0] {RED = 2'd0, GREEN = 2'd1, BLUE = 2'd2} color_t;

    byte      byte_value;
    shortint  shortint_value;
    int       int_value;
    longint   longint_value;
    integer   integer_value;
    color_t   color_value;
    bit [7:0] bit_value;

    always_comb byte_value     = byte_in;
    always_comb shortint_value = shortint_in;
    always_comb int_value      = int_in;
    always_comb longint_value  = longint_in;
    always_comb integer_value  = integer_in;
    always_comb bit_value      = bit_in;

    // Icarus 11 has no cast to an enumeration.
    always_comb
        case (color_in)
            2'd1:    color_value = GREEN;
            2'd2:    color_value = BLUE;
            default: color_value = RED;
        endcase

    assign byte_out     = byte_value;
    assign shortint_out = shortint_value;
    assign int_out      = int_value;
    assign longint_out  = longint_value;
    assign integer_out  = integer_value;
    assign color_out    = color_value;
    assign bit_out      = bit_value;

    byte     free_byte     = 67;
    shortint free_shortint = 67;
    int      free_int      = 67;
    longint  free_longint  = 67;
    integer  free_integer  = 67;

endmodule
