// Needs an include file (include_me.vh, in an include directory of its own) and honours a define.
//
//   answer = `INCLUDED_VALUE, or EXTRA_VALUE where that is defined for the build
`include "include_me.vh"
module with_include (
    output [31:0] answer
);
`ifdef EXTRA_VALUE
    assign answer = `EXTRA_VALUE;
`else
    assign answer = `INCLUDED_VALUE;
`endif
endmodule
