// The machine timer of the RISC-V privileged specification; it counts clock cycles.
//
//   0x0, 0x4  MTIME     read/write, 64 bits, 0 after reset
//   0x8, 0xc  MTIMECMP  read/write, 64 bits, all ones after reset
//   `interrupt` is high while MTIME >= MTIMECMP (unsigned).
module soc_timer (
    input             clk,
    input             rst,

    input             access,
    input      [1:0]  word,
    input             write,
    input      [31:0] write_data,
    output reg [31:0] read_data,

    output reg        interrupt
);

    reg [63:0] mtime;
    reg [63:0] mtimecmp;

    always @(posedge clk)
        if (rst) begin
            mtime     <= 64'd0;
            mtimecmp  <= 64'hffff_ffff_ffff_ffff;
            interrupt <= 1'b0;
            read_data <= 32'd0;
        end else begin
            mtime     <= mtime + 64'd1;
            interrupt <= mtime >= mtimecmp;
            if (access) begin
                case (word)
                    2'd0: read_data <= mtime[31:0];
                    2'd1: read_data <= mtime[63:32];
                    2'd2: read_data <= mtimecmp[31:0];
                    2'd3: read_data <= mtimecmp[63:32];
                endcase
                if (write)
                    case (word)
                        2'd0: mtime[31:0]     <= write_data;
                        2'd1: mtime[63:32]    <= write_data;
                        2'd2: mtimecmp[31:0]  <= write_data;
                        2'd3: mtimecmp[63:32] <= write_data;
                    endcase
            end
        end

endmodule
