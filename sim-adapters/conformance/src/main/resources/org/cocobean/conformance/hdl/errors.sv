// Raises an error in the form +form=... at the place +place=...: time0, middle (the second rising edge of `clk`), last (the
// third), go (a rising edge of `go`), final. Each line with an error names its form.
module errors (
    input wire clk,
    input wire go
);
    reg [8*16-1:0] form, place;
    reg [7:0] escape;
    integer edges;
    reg [7:0] memory[0:3];

    task complain;
        begin
            $write("progress...");
            case (form)
                "error": $error("own error, %0d edges in %m", edges);
                "bare_error": $error;
                "coloured": begin
                    $write("%c[31m%c", escape, escape);
                    $error("own coloured");
                end
                "fatal": $fatal(1, "own fatal");
                "fatal_0": $fatal(0, "own fatal_0");
                "bare_fatal": $fatal;
                "stop": $stop;
                "finish": $finish;
                "assert_else": assert (edges == 99) else $error("own assert_else");
                "assert_fatal": assert (edges == 99) else $fatal(1, "own assert_fatal");
                "assert": assert (edges == 99);
                "unwritable": $writememh("/nonexistent/unwritable.hex", memory);
                "composed": $writememh({"/nonexistent/", "composed.hex"}, memory);
                "quiet": $write("no newline at the end");
            endcase
        end
    endtask

    initial begin
        escape = 27;
        edges = 0;
        form = 0;
        place = 0;
        if (!$value$plusargs("form=%s", form)) $display("no form");
        if (!$value$plusargs("place=%s", place)) $display("no place");
        if (place == "time0") complain;
    end

    always @(posedge clk) begin
        edges = edges + 1;
        $display("got %0d", edges);
        if (place == "middle" && edges == 2) complain;
        if (place == "last" && edges == 3) complain;
    end

    always @(posedge go) begin
        $display("go");
        if (place == "go") complain;
    end

    // Not the task: vvp runs no tasks here.
    final if (place == "final") begin
        $write("progress...");
        case (form)
            "error": $error("own error, %0d edges in %m", edges);
            "bare_error": $error;
            "coloured": begin
                $write("%c[31m%c", escape, escape);
                $error("own coloured");
            end
            "fatal": $fatal(1, "own fatal");
            "fatal_0": $fatal(0, "own fatal_0");
            "bare_fatal": $fatal;
            "stop": $stop;
            "assert_else": assert (edges == 99) else $error("own assert_else");
            "assert_fatal": assert (edges == 99) else $fatal(1, "own assert_fatal");
            "assert": assert (edges == 99);
            "unwritable": $writememh("/nonexistent/unwritable.hex", memory);
            "composed": $writememh({"/nonexistent/", "composed.hex"}, memory);
            "quiet": $write("no newline at the end");
        endcase
    end
endmodule
