// Four pads: pin i drives `control[i]` where `control[i + 4]` is 1, and `seen` is what it reads.
module gpio_pads (
    input  [7:0] control,
    output [3:0] seen,
    inout  [3:0] pad
);

    genvar i;
    generate
        for (i = 0; i < 4; i = i + 1) begin : each
            assign pad[i] = control[i + 4] ? control[i] : 1'bz;
        end
    endgenerate

    assign seen = pad;

endmodule
