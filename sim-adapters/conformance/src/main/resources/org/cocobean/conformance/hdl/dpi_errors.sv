// Lets its C++ code (dpi_errors.cpp) do what +form=... says, at the place +place=...: time0, middle (the second rising edge of
// `clk`), last (the third), final. Verilator only.
module dpi_errors (
    input wire clk
);
    import "DPI-C" function int dpi_error(input string form);

    string form, place;
    integer edges, result;

    initial begin
        edges = 0;
        if (!$value$plusargs("form=%s", form)) form = "";
        if (!$value$plusargs("place=%s", place)) place = "";
        if (place == "time0") result = dpi_error(form);
    end

    always @(posedge clk) begin
        edges = edges + 1;
        if (place == "middle" && edges == 2) result = dpi_error(form);
        if (place == "last" && edges == 3) result = dpi_error(form);
    end

    final if (place == "final") result = dpi_error(form);
endmodule
