// A memory of 256 words of 32 bits behind Avalon-MM: pipelined reads, bursts of up to 8 words, word addresses.
//
//   Every third word that is asked or written waits for a cycle; what is read comes two cycles after it was taken.
//   Address 256 and above answer DECERR. `rst` is synchronous and ends what is under way.
//   FAULT breaks the protocol, for tests of checkers: 1: a word that nobody asked for; 2: what is read is unknown;
//   3: waitrequest is unknown; 4: a reserved response; 5: readdatavalid is unknown; 6: an answer to nothing written.
module avl_ram #(
    parameter FAULT = 0
) (
    input             clk,
    input             rst,

    input      [9:0]  avs_address,
    input             avs_read,
    input             avs_write,
    input      [31:0] avs_writedata,
    input      [3:0]  avs_byteenable,
    input      [3:0]  avs_burstcount,
    output            avs_waitrequest,
    output     [31:0] avs_readdata,
    output            avs_readdatavalid,
    output     [1:0]  avs_response,
    output            avs_writeresponsevalid
);

    reg [31:0] memory [0:255];
    reg [1:0]  turn;
    reg [9:0]  next_read, next_write;
    reg [3:0]  reads, writes;
    reg [31:0] data;
    reg        valid, missed, done, spurious;

    wire slow  = turn == 2'd2;
    wire busy  = reads != 4'd0;
    wire waits = slow || (busy && (avs_read || writes == 4'd0)) || (avs_read && done);
    wire take  = (avs_read || avs_write) && !waits;

    wire [9:0] to = writes != 4'd0 ? next_write : avs_address;

    assign avs_waitrequest        = FAULT == 3 && slow ? 1'bx : waits;
    assign avs_readdata           = FAULT == 2 ? 32'hxxxxxxxx : data;
    assign avs_readdatavalid      = FAULT == 5 && valid ? 1'bx : valid || (FAULT == 1 && spurious);
    assign avs_response           = FAULT == 4 && valid ? 2'b01 : missed ? 2'b11 : 2'b00;
    assign avs_writeresponsevalid = done || (FAULT == 6 && spurious);

    integer i;
    always @(posedge clk) begin
        valid    <= busy && !rst;
        data     <= memory[next_read[7:0]];
        spurious <= (valid || done) && !(busy || take);
        done     <= take && avs_write && (writes == 4'd1 || (writes == 4'd0 && avs_burstcount == 4'd1)) && !rst;
        missed   <= busy ? next_read[9:8] != 2'd0 : take && to[9:8] != 2'd0;
        if (rst) begin
            turn   <= 2'd0;
            reads  <= 4'd0;
            writes <= 4'd0;
        end else begin
            if (slow || take) turn <= slow ? 2'd0 : turn + 2'd1;
            if (busy) begin
                reads     <= reads - 4'd1;
                next_read <= next_read + 10'd1;
            end
            if (take && avs_read) begin
                reads     <= avs_burstcount;
                next_read <= avs_address;
            end
            if (take && avs_write) begin
                next_write <= to + 10'd1;
                writes     <= (writes != 4'd0 ? writes : avs_burstcount) - 4'd1;
                for (i = 0; i < 4; i = i + 1)
                    if (avs_byteenable[i] && to[9:8] == 2'd0)
                        memory[to[7:0]][8*i +: 8] <= avs_writedata[8*i +: 8];
            end
        end
    end

endmodule
