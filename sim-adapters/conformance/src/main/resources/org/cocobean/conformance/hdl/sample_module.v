// The design most conformance tests run on; sample_module.vhd is its twin with the same names.
//
//   stream_*   a ready/valid stream, copied to its outputs combinationally and with one register
//   wide_*     wires through the module, 32, 39, 64 and 128 bits wide
//   generate   cond_scope.scoped_sub, arr[1..2].arr_sub, outer_scope[1..2].inner_scope[1..2].inner_sub,
//              and two whose names begin alike: foobar[0..9] and foo[0..5]
// A second language standard would not be accepted everywhere, so that structures, SystemVerilog
// integers, multi-dimensional arrays, packages and interfaces have files of their own.
// verilator lint_off DECLFILENAME
// verilator lint_off UNUSED
// verilator lint_off LITENDIAN
module sample_module #(
    parameter INT_PARAM = 12,
    parameter real REAL_PARAM = 3.25,
    parameter STRING_PARAM = "Test"
) (
    input               clk,

    input               stream_in_valid,
    output              stream_in_ready,
    input         [7:0] stream_in_data,

    output              stream_out_valid,
    input               stream_out_ready,
    output        [7:0] stream_out_data_comb,
    output reg    [7:0] stream_out_data_registered,

    input        [31:0] wide_in_32,
    output       [31:0] wide_out_32,
    input        [38:0] wide_in_39,
    output       [38:0] wide_out_39,
    input        [63:0] wide_in_64,
    output       [63:0] wide_out_64,
    input       [127:0] wide_in_128,
    output      [127:0] wide_out_128,

    input         [0:7] ascending_in,      // bit 0 is the most significant
    output        [0:7] ascending_out,
    input        [11:4] offset_in,         // the lowest bit has index 4
    output       [11:4] offset_out,
    input         [0:0] single_in,         // a vector of one bit
    output        [0:0] single_out,
    input signed [15:0] signed_in,
    output signed [15:0] signed_negated    // -signed_in
);

    assign stream_in_ready      = stream_out_ready;
    assign stream_out_valid     = stream_in_valid;
    assign stream_out_data_comb = stream_in_data;

    always @(posedge clk)
        stream_out_data_registered <= stream_in_data;

    assign wide_out_32    = wide_in_32;
    assign wide_out_39    = wide_in_39;
    assign wide_out_64    = wide_in_64;
    assign wide_out_128   = wide_in_128;
    assign ascending_out  = ascending_in;
    assign offset_out     = offset_in;
    assign single_out     = single_in;
    assign signed_negated = -signed_in;

    // Variables that nothing in the design drives, for deposits and immediate writes.
    reg       mybit;
    reg [1:0] mybits;
    reg [1:0] mybits_uninitialized;

    initial begin
        mybit  = 1'b1;
        mybits = 2'b11;
    end

    // Never happens; without any assignment Icarus would leave the variable out.
    always @(posedge clk)
        if (mybit && !mybit)
            mybits_uninitialized <= 2'b00;

    // An integer and a real that follow the stream.
    integer integer_value;
    real    real_value;

    initial begin
        integer_value = -7;
        real_value    = REAL_PARAM;
    end

    always @(posedge clk)
        if (stream_in_valid) begin
            integer_value <= integer_value + 1;
            real_value    <= real_value + 0.5;
        end

    // Memories; index directions both ways, and one that does not begin at 0.
    reg [7:0]  mem_up           [0:15];  // mem_up[i] = 3 * i
    reg [7:0]  array_7_downto_4 [7:4];   // array_7_downto_4[i] = 16 * i
    reg [7:0]  array_4_to_7     [4:7];   // array_4_to_7[i] = 16 * i
    reg [38:0] wide_words       [0:3];   // wide_words[i] = 39'h4000000000 + i

    reg [3:0]  mem_address;
    wire [7:0] mem_data = mem_up[mem_address];

    integer i;
    initial begin
        mem_address = 4'd0;
        for (i = 0; i < 16; i = i + 1)
            mem_up[i] = 3 * i[7:0];
        for (i = 4; i <= 7; i = i + 1) begin
            array_7_downto_4[i] = 16 * i[7:0];
            array_4_to_7[i]     = 16 * i[7:0];
        end
        for (i = 0; i < 4; i = i + 1)
            wide_words[i] = 39'h4000000000 + {7'd0, i};
    end

    // Names that need quoting.
    reg _underscore_name;
    reg \weird.signal[1] ;
    reg \weird.signal[2] ;
    reg \(.*|this_looks_like_a_regex) ;

    initial begin
        _underscore_name                 = 1'b1;
        \weird.signal[1]                 = 1'b1;
        \weird.signal[2]                 = 1'b0;
        \(.*|this_looks_like_a_regex)    = 1'b1;
    end

    // Generate scopes.
    genvar g, h;
    generate
        if (INT_PARAM > 0) begin : cond_scope
            scoped_module #(.SCOPED_PARAM(1)) scoped_sub (.data(stream_in_data));
        end else begin : cond_scope_else
            scoped_module #(.SCOPED_PARAM(101)) scoped_sub (.data(stream_in_data));
        end

        for (g = 1; g <= 2; g = g + 1) begin : arr
            scoped_module #(.SCOPED_PARAM(2)) arr_sub (.data(stream_in_data));
        end

        for (g = 1; g <= 2; g = g + 1) begin : outer_scope
            localparam OUTER_PARAM = g * 2;
            for (h = 1; h <= 2; h = h + 1) begin : inner_scope
                localparam INNER_PARAM = OUTER_PARAM + h;
                scoped_module #(.SCOPED_PARAM(3)) inner_sub (.data(stream_in_data));
            end
        end

        for (g = 0; g < 10; g = g + 1) begin : foobar
            reg [7:0] value;
            initial value = g;
        end

        for (g = 0; g < 6; g = g + 1) begin : foo
            reg [7:0] value;
            initial value = 100 + g;
        end
    endgenerate

endmodule

// Adds its parameter to the data: something to find in a scope.
module scoped_module #(
    parameter SCOPED_PARAM = 0
) (
    input [7:0] data
);
    reg [7:0] sum;
    always @* sum = data + SCOPED_PARAM[7:0];
endmodule
