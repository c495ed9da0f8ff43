// A register that Verilator shows only when asked to.
module hidden(input clk, output reg seen);
    reg [3:0] internal_reg;
    always @(posedge clk) begin
        internal_reg <= internal_reg + 1;
        seen <= internal_reg[3];
    end
endmodule
