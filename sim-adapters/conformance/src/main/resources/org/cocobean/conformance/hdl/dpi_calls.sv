// Calls C code (dpi_calls.c) through DPI; Verilator only.
//
//   sum     dpi_add(a, b), at once
//   A rising edge of `clk` with `crash` 1 makes the C code read through a null pointer.
module dpi_calls (
    input            clk,
    input     [31:0] a,
    input     [31:0] b,
    input            crash,
    output    [31:0] sum,
    output reg [7:0] cycles
);
    import "DPI-C" function int dpi_add(input int a, input int b);
    import "DPI-C" function int dpi_crash();

    initial cycles = 8'd0;

    assign sum = dpi_add(a, b);

    // Not with `?:`, both sides of which may be evaluated.
    always @(posedge clk)
        if (crash) cycles <= 8'(dpi_crash());
        else cycles <= cycles + 8'd1;
endmodule
