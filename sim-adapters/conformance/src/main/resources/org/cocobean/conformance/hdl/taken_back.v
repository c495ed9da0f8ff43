// A process that gives a signal a value and takes it back before anything else runs.
module taken_back (
    input      a,
    output reg b
);
    always @(a) begin
        b = a;
        b = !a;
        b = a;
    end
endmodule
