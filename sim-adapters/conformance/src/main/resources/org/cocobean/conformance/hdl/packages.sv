// Constants in packages and in the compilation unit.
// verilator lint_off DECLFILENAME
package first_pkg;
    parameter int          FIVE  = 5;
    localparam             EIGHT = 8;
    parameter bit [599:0]  WIDE  = 600'd12345678912345678912345689;
    parameter logic [7:0]  BYTE  = 8'd100;
    parameter longint      LONG  = 64'h11c98c031cb;
endpackage

package second_pkg;
    parameter int ELEVEN = 11;
endpackage

parameter int UNIT_FOUR = 4;

module packages (
    output [31:0]  five,
    output [31:0]  eight,
    output [599:0] wide,
    output [7:0]   byte_value,
    output [63:0]  long_value,
    output [31:0]  eleven,
    output [31:0]  unit_four
);
    assign five       = first_pkg::FIVE;
    assign eight      = first_pkg::EIGHT;
    assign wide       = first_pkg::WIDE;
    assign byte_value = first_pkg::BYTE;
    assign long_value = first_pkg::LONG;
    assign eleven     = second_pkg::ELEVEN;
    assign unit_four  = UNIT_FOUR;
endmodule
