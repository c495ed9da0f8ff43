// Adds up table.hex, a word per rising edge of `clk`, and writes each sum to sums.txt: both lie in the directory in which
// the simulation runs. `act` makes trouble at an edge:
//   1 $finish   2 $stop   3 $fatal   4 an assertion that fails
module table_sum (
    input             clk,
    input       [2:0] act,
    output reg [15:0] sum
);
    reg [15:0] words [0:15];
    reg  [3:0] place;
    integer    log;

    initial begin
        sum   = 16'd0;
        place = 4'd0;
        $readmemh("table.hex", words);
        log = $fopen("sums.txt", "w");
    end

    always @(posedge clk) begin
        sum   <= sum + words[place];
        place <= place + 4'd1;
        $fdisplay(log, "%0d", sum + words[place]);
        case (act)
            3'd1: $finish;
            3'd2: $stop;
            3'd3: $fatal(1, "the sum is %0d", sum);
            default:
                assert (act != 3'd4)
                else $error("act must not be 4");
        endcase
    end
endmodule
