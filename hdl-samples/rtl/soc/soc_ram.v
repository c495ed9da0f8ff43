// The memory a program runs in, loaded at time 0.
//
//   The image is the file named by the plus argument +firmware=FILE, else by the parameter IMAGE; relative names count from
//   the directory in which the simulation runs. Its format is that of $readmemh: one 32-bit word per line, addresses
//   (`@`) in words. A missing image ends the simulation with $fatal. What the image leaves out is unknown (x).
//   `access` reads or writes at the next clock edge; `read_data` stands after it.
module soc_ram #(
    parameter WORDS = 16384,
    parameter IMAGE = "firmware.vmem"
) (
    input                          clk,
    input                          access,
    input      [$clog2(WORDS)-1:0] word,
    input      [3:0]               write_strobes,
    input      [31:0]              write_data,
    output reg [31:0]              read_data
);

    reg [31:0] memory [0:WORDS-1];

    reg [8*256-1:0] image;
    integer         file;

    // verilator lint_off WIDTH
    // (a name shorter than `image` is padded with zeros, which is meant)
    initial begin
        if ($value$plusargs("firmware=%s", image) == 0)
            image = IMAGE;
        file = $fopen(image, "r");
        if (file == 0)
            $fatal(1, "soc_ram: cannot open the firmware image '%0s'", image);
        else begin
            $fclose(file);
            $readmemh(image, memory);
        end
    end
    // verilator lint_on WIDTH

    always @(posedge clk)
        if (access) begin
            read_data <= memory[word];
            if (write_strobes[0]) memory[word][7:0]   <= write_data[7:0];
            if (write_strobes[1]) memory[word][15:8]  <= write_data[15:8];
            if (write_strobes[2]) memory[word][23:16] <= write_data[23:16];
            if (write_strobes[3]) memory[word][31:24] <= write_data[31:24];
        end

endmodule
