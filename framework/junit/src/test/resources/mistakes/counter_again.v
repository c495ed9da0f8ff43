// The same name as the sample's.
module counter(input clk, output reg count);
    always @(posedge clk) count <= ~count;
endmodule
