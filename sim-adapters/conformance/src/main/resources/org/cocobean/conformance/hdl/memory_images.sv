// Memories of different shapes, each loaded from the file that a plus argument names; `bytes` from bytes.hex without one.
module memory_images (
    output [7:0] first
);

    reg [7:0]  bytes [0:3];
    reg [6:0]  odd   [5:2];
    bit [79:0] wide  [0:1];
    reg        flags [0:3];

    reg [8*32-1:0] name;

    assign first = bytes[0];

    initial begin
        $readmemh("bytes.hex", bytes);
        if ($value$plusargs("odd=%s", name)) $readmemh(name, odd, 4, 3);
        if ($value$plusargs("wide=%s", name)) $readmemh(name, wide);
        if ($value$plusargs("flags=%s", name)) $readmemb(name, flags, 1);
    end

endmodule
