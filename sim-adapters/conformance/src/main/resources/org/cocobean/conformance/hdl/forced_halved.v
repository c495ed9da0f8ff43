// A register that another clock reads, which a register makes: `half` rises with every second edge of `clk`, and then
// `seen` takes what `stage` has become.
module forced_halved (
    input            clk,
    input      [7:0] data,
    output reg [7:0] seen
);
    reg       half;
    reg [7:0] stage;

    initial begin
        half  = 1'b0;
        stage = 8'd0;
    end

    always @(posedge clk) begin
        half  <= !half;
        stage <= data;
    end

    always @(posedge half)
        seen <= stage;
endmodule
