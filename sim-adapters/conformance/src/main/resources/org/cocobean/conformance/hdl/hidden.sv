// What a test cannot see: each is there, and a lookup says what it is.
class hidden_packet;
    int n;
endclass

module hidden (
    input  clk,
    output q
);
    int queue[$];
    int dynamic[];
    hidden_packet object;
    event happened;
    string text;

    function automatic [7:0] add(input [7:0] x);
        add = x + 1;
    endfunction

    task show(input [7:0] x);
        $display("%0d", x);
    endtask

    genvar i;
    generate
        for (i = 0; i < 2; i = i + 1) begin : each
            int inner[$];
            initial inner.push_back(1);
        end
    endgenerate

    assign q = clk;

    initial begin
        queue.push_back(1);
        dynamic = new[3];
        object = new;
        text = "hello";
        show(add(1));
        -> happened;
    end

    always @(happened) $display("happened");
endmodule
