// A string variable; the clock lets a test write it at an edge.
module strings (
    input clk
);
    string name = "abc";
    reg    seen;

    always @(posedge clk) seen <= name == "abc";
endmodule
