// Line 6 lacks its operand: every tool must name this file and that line.
module syntax_error (
    input  a,
    output b
);
    assign b = a & ;
endmodule
