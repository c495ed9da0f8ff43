// A deferred assertion that fails at the second rising edge of `clk`.
module deferred_assertion (
    input wire clk
);
    integer edges = 0;

    always @(posedge clk) begin
        edges = edges + 1;
        assert final (edges < 2) else $error("own assert final");
    end
endmodule
