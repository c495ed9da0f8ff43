// An 8-tap low-pass FIR filter: out = sum over k = 0..7 of coefficient(k) * in(k samples ago).
//
//   coefficients  -52, 187, 1260, 2700, 2700, 1260, 187, -52 (symmetric, sum 8190)
//   in_data       16 bits, signed (two's complement)
//   out_data      32 bits, signed, full precision, never overflows
//   A sample is taken at every rising clock edge with `in_valid` high; its result stands at `out_data`, with
//   `out_valid` high, one cycle later. `rst` is synchronous and clears the history.
module fir8 (
    input                    clk,
    input                    rst,

    input                    in_valid,
    input      signed [15:0] in_data,

    output reg               out_valid,
    output reg signed [31:0] out_data
);

    localparam signed [31:0] C0 = -32'sd52, C1 = 32'sd187, C2 = 32'sd1260, C3 = 32'sd2700;

    reg signed [15:0] x1, x2, x3, x4, x5, x6, x7;  // earlier samples, x1 the latest

    function signed [31:0] wide(input signed [15:0] sample);
        wide = {{16{sample[15]}}, sample};
    endfunction

    always @(posedge clk)
        if (rst) begin
            {x1, x2, x3, x4, x5, x6, x7} <= 112'd0;
            out_valid <= 1'b0;
            out_data  <= 32'sd0;
        end else begin
            out_valid <= in_valid;
            if (in_valid) begin
                {x1, x2, x3, x4, x5, x6, x7} <= {in_data, x1, x2, x3, x4, x5, x6};
                out_data <= C0 * wide(in_data) + C1 * wide(x1) + C2 * wide(x2) + C3 * wide(x3)
                          + C3 * wide(x4)      + C2 * wide(x5) + C1 * wide(x6) + C0 * wide(x7);
            end
        end

endmodule
