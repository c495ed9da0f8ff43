// A read-only memory for a second image, which a boot loader finds and starts.
//
//   The image is the file named by the plus argument +app=FILE, else by the parameter IMAGE; format as in soc_ram. Without that
//   file the memory is erased (all ones), which is no error unless the file was asked for by plus argument.
module soc_flash #(
    parameter WORDS = 8192,
    parameter IMAGE = "app.vmem"
) (
    input                          clk,
    input                          access,
    input      [$clog2(WORDS)-1:0] word,
    output reg [31:0]              read_data
);

    reg [31:0] memory [0:WORDS-1];

    reg [8*256-1:0] image;
    integer         file;
    integer         i;
    reg             required;

    // verilator lint_off WIDTH
    // (a name shorter than `image` is padded with zeros, which is meant)
    initial begin
        for (i = 0; i < WORDS; i = i + 1)
            memory[i] = 32'hffff_ffff;
        required = $value$plusargs("app=%s", image) != 0;
        if (!required)
            image = IMAGE;
        file = $fopen(image, "r");
        if (file != 0) begin
            $fclose(file);
            $readmemh(image, memory);
        end else if (required)
            $fatal(1, "soc_flash: cannot open the image '%0s'", image);
    end
    // verilator lint_on WIDTH

    always @(posedge clk)
        if (access)
            read_data <= memory[word];

endmodule
