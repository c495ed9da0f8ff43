// Mixes the words of table.hex at its own clock of 10 ns and writes each result to turns.txt: both lie in the directory in
// which the simulation runs. First rising edge of the clock: 5 ns.
module table_turns (
    input      [15:0] seed,
    output reg [15:0] mix
);
    reg [15:0] words [0:15];
    reg        clk;
    integer    log;

    initial begin
        mix = 16'd0;
        $readmemh("table.hex", words);
        log = $fopen("turns.txt", "w");
        clk = 1'b0;
        forever #5 clk = !clk;
    end

    always @(posedge clk) begin
        mix <= {mix[14:0], mix[15]} ^ words[mix[3:0]] ^ seed;
        $fdisplay(log, "%0d", {mix[14:0], mix[15]} ^ words[mix[3:0]] ^ seed);
    end
endmodule
