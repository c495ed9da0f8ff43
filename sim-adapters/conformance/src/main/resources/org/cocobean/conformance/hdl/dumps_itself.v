// A counter that writes waves of its own to mine.vcd, from the start with the plus argument `dump`, else from the moment at
// which `dump` is 1, if it ever is.
module dumps_itself (
    input            clk,
    input            dump,
    output reg [7:0] count
);

    wire [7:0] twice = count + count;

    initial begin
        count = 0;
        if ($test$plusargs("dump")) begin
            $dumpfile("mine.vcd");
            $dumpvars(0, dumps_itself);
        end
    end

    always @(posedge clk) begin
        count <= count + 1;
        if (dump) begin
            $dumpfile("mine.vcd");
            $dumpvars(0, dumps_itself);
        end
    end

endmodule
