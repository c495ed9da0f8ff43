// Calls $fatal at time 0 when CHECKED, a parameter, is not above 0.
module fatal_at_start #(
    parameter CHECKED = 1
) (
    input  clk,
    output clk_copy
);
    assign clk_copy = clk;

    initial
        if (CHECKED <= 0)
            $fatal(1, "CHECKED must be above 0, it is %0d", CHECKED);
endmodule
