// A case that has to take every value by exactly one item; two of them take 3.
module unique_case (
    input        [1:0] what,
    output logic [1:0] which
);
    always @*
        unique case (1'b1)
            what[0]: which = 2'd1;
            what[1]: which = 2'd2;
            default: which = 2'd0;
        endcase
endmodule
