// 32 outputs and 32 inputs.
//
//   0x0  OUT  read/write, 0 after reset
//   0x4  IN   read only; the pins two clock cycles ago
module soc_gpio (
    input             clk,
    input             rst,

    input             access,
    input      [1:0]  word,
    input             write,
    input      [31:0] write_data,
    output reg [31:0] read_data,

    input      [31:0] pins_in,
    output reg [31:0] pins_out
);

    reg [31:0] synchronised [0:1];

    always @(posedge clk) begin
        synchronised[0] <= pins_in;
        synchronised[1] <= synchronised[0];
        if (rst) begin
            pins_out  <= 32'd0;
            read_data <= 32'd0;
        end else if (access) begin
            if (write && word == 2'd0)
                pins_out <= write_data;
            read_data <= (word == 2'd0) ? pins_out : (word == 2'd1) ? synchronised[1] : 32'd0;
        end
    end

endmodule
