// A memory of 256 bytes on SPI, on one line or with data on four; modes 0 and 3. Lines are those before the pads.
//
//   02: write on one line; 03: read on one line; 32: write data on four lines; 6b: read data on four lines after eight clocks.
//   FAULT 1 drives line 0 all the time, for tests of the other end.
module qspi_ram #(
    parameter FAULT = 0
) (
    input            sclk,
    input            cs_n,
    input      [3:0] io_i,
    output     [3:0] io_o,
    output     [3:0] io_oe
);

    reg [7:0]  memory [0:255];
    reg [7:0]  command;
    reg [23:0] address;
    reg [5:0]  clocks; // up to the first of the data
    reg [2:0]  place;  // bits of a byte that have gone
    reg [6:0]  taken;
    reg [3:0]  out;
    reg        gives;

    wire       quad  = command == 8'h32 || command == 8'h6b;
    wire       reads = command == 8'h03 || command == 8'h6b;
    wire       data  = clocks == (command == 8'h6b ? 6'd40 : 6'd32);
    wire       last  = place == (quad ? 3'd4 : 3'd7);
    wire [7:0] byte_in = quad ? {taken[3:0], io_i} : {taken[6:0], io_i[0]};
    wire [7:0] byte_out = memory[address[7:0]];

    assign io_o  = out;
    assign io_oe = FAULT == 1 ? 4'b0001 : !gives || cs_n ? 4'b0000 : quad ? 4'b1111 : 4'b0010;

    always @(posedge sclk or posedge cs_n)
        if (cs_n) begin
            clocks  <= 6'd0;
            place   <= 3'd0;
            command <= 8'd0;
        end else if (!data) begin
            clocks <= clocks + 6'd1;
            if (clocks < 6'd8)
                command <= {command[6:0], io_i[0]};
            else if (clocks < 6'd32)
                address <= {address[22:0], io_i[0]};
        end else begin
            place <= last ? 3'd0 : place + (quad ? 3'd4 : 3'd1);
            taken <= byte_in[6:0];
            if (last) begin
                address <= address + 24'd1;
                if (!reads)
                    memory[address[7:0]] <= byte_in;
            end
        end

    always @(negedge sclk or posedge cs_n)
        if (cs_n)
            gives <= 1'b0;
        else begin
            gives <= data && reads;
            out   <= !quad ? {2'b00, byte_out[3'd7 - place], 1'b0} : place == 3'd0 ? byte_out[7:4] : byte_out[3:0];
        end

endmodule
