// Sixteen registers of 32 bits behind Wishbone B4, classic or pipelined; byte addresses.
//
//   Registers 0 to 14 are read and written, with byte selects; register 15 and all beyond answer
//   `err`. Every third access has to wait. `rst` is synchronous and clears all.
//   FAULT breaks the protocol, for tests of checkers: 1: ack without a request; 2: ack and err at
//   once; 3: ack is unknown.
module wb_regs #(
    parameter PIPELINED = 0,
    parameter FAULT = 0
) (
    input             clk,
    input             rst,

    input             wb_cyc,
    input             wb_stb,
    input             wb_we,
    input      [31:0] wb_adr,
    input      [31:0] wb_dat_m,
    output reg [31:0] wb_dat_s,
    input      [3:0]  wb_sel,
    output            wb_ack,
    output            wb_err,
    output            wb_stall
);

    reg [31:0] registers [0:15];
    reg [1:0]  turn;
    reg        ack;
    reg        err;
    reg        spurious;

    wire bad  = wb_adr[31:6] != 26'd0 || wb_adr[5:2] == 4'd15;
    wire slow = turn == 2'd2;
    wire take = wb_cyc && wb_stb && !slow && (PIPELINED != 0 || !(ack || err));

    assign wb_stall = (PIPELINED != 0) && slow;
    assign wb_ack   = (FAULT == 3 && ack) ? 1'bx : ack || (FAULT == 1 && spurious);
    assign wb_err   = err || (FAULT == 2 && ack);

    wire unused = &{1'b0, wb_adr[1:0]};

    integer i;
    always @(posedge clk) begin
        ack      <= take && !bad && !rst;
        err      <= take && bad && !rst;
        spurious <= ack;
        wb_dat_s <= registers[wb_adr[5:2]];
        if (rst) begin
            turn <= 2'd0;
            for (i = 0; i < 16; i = i + 1)
                registers[i] <= 32'd0;
        end else begin
            if (slow || take)
                turn <= slow ? 2'd0 : turn + 2'd1;
            for (i = 0; i < 4; i = i + 1)
                if (take && wb_we && !bad && wb_sel[i])
                    registers[wb_adr[5:2]][8*i +: 8] <= wb_dat_m[8*i +: 8];
        end
    end

endmodule
