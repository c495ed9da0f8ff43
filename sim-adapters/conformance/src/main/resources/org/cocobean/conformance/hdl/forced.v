// `middle` follows `in_data`, `out_data` is one more than `middle`.
module forced (
    input  wire [7:0] in_data,
    output wire [7:0] out_data
);
    wire [7:0] middle;
    assign middle = in_data;
    assign out_data = middle + 8'd1;
endmodule
