// How a program tells its testbench what came of it.
//
//   0x0  SIGNATURE  read/write, 0 after reset; also output `signature`
//   0x4  EXIT       write: `test_code` takes the value, 0 means success, and `test_done` rises, for good
module soc_test (
    input             clk,
    input             rst,

    input             access,
    input      [1:0]  word,
    input             write,
    input      [31:0] write_data,
    output reg [31:0] read_data,

    output reg [31:0] signature,
    output reg        test_done,
    output reg [31:0] test_code
);

    always @(posedge clk)
        if (rst) begin
            signature <= 32'd0;
            test_done <= 1'b0;
            test_code <= 32'd0;
            read_data <= 32'd0;
        end else if (access) begin
            read_data <= (word == 2'd0) ? signature : (word == 2'd1) ? test_code : 32'd0;
            if (write && word == 2'd0)
                signature <= write_data;
            if (write && word == 2'd1 && !test_done) begin
                test_done <= 1'b1;
                test_code <= write_data;
            end
        end

endmodule
