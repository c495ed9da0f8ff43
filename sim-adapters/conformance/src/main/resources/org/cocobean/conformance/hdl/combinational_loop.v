// Oscillates without time passing once `enable` has gone from 0 to 1: a simulation that never ends its time step.
// verilator lint_off UNOPTFLAT
module combinational_loop (
    input  enable,
    output q
);
    assign q = enable ? !q : 1'b0;
endmodule
