// Counts clock cycles while `en` is high and wraps at 2**WIDTH.
//
//   rst  synchronous, wins over `en`; `count` is unknown (x) until the first reset
module counter #(
    parameter WIDTH = 8
) (
    input                  clk,
    input                  rst,
    input                  en,
    output reg [WIDTH-1:0] count
);

    always @(posedge clk)
        if (rst)
            count <= {WIDTH{1'b0}};
        else if (en)
            count <= count + 1'b1;

endmodule
