// Loads sixteen bytes from table.hex, a path relative to the directory in which the simulation runs.
module readmemh_relative (
    input  [3:0] address,
    output [7:0] data
);
    reg [7:0] table_rom [0:15];
    initial $readmemh("table.hex", table_rom);
    assign data = table_rom[address];
endmodule
