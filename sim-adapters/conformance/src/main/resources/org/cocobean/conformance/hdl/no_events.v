// Nothing ever happens here by itself.
module no_events (
    input  a,
    output b
);
    assign b = !a;
endmodule
