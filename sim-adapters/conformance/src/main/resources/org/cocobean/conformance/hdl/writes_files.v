// Writes files below the directory in which the simulation runs: by_initial.txt at time 0, and a line to by_clock.txt
// at each rising edge of `clk`.
module writes_files (
    input       clk,
    input [7:0] data
);
    integer once;
    integer log;

    initial begin
        once = $fopen("by_initial.txt", "w");
        $fdisplay(once, "written at time %0t", $time);
        $fclose(once);
        log = $fopen("by_clock.txt", "w");
    end

    always @(posedge clk) begin
        $fdisplay(log, "%0d", data);
        $fflush(log);
    end
endmodule
