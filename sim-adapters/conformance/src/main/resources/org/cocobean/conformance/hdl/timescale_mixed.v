// Two modules with timescales of their own; the finer precision, 10 ps, counts for the whole simulation.
//
//   slow rises at 2 us, fast at 2.5 ns, finest at 30 ps
// verilator lint_off DECLFILENAME
`timescale 1us / 1ns
module timescale_mixed (
    output reg slow,
    output     fast,
    output     finest
);
    initial begin
        slow = 1'b0;
        #2 slow = 1'b1;
    end

    timescale_fine fine (
        .fast  (fast),
        .finest(finest)
    );
endmodule

`timescale 1ns / 10ps
module timescale_fine (
    output reg fast,
    output reg finest
);
    initial begin
        fast   = 1'b0;
        finest = 1'b0;
        #0.03 finest = 1'b1;
        #2.47 fast = 1'b1;
    end
endmodule
