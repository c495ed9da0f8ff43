// A small RISC-V processor: RV32I with Zicsr and machine mode only. Written to be read, not to be fast.
//
//   Every instruction goes through FETCH, EXECUTE and, for loads and stores, MEMORY. On a bus that answers in the next cycle
//   this takes 3 cycles, 5 for a load or store.
//
//   Bus: `bus_valid` with address, data and strobes stays until `bus_ready`; in that cycle `bus_read_data` and `bus_error`
//   count. Strobes of 0 mean a read. Addresses are byte addresses of aligned words.
//
//   Exceptions: instruction address misaligned (0), instruction access (1), illegal instruction (2), breakpoint (3),
//   load misaligned (4), load access (5), store misaligned (6), store access (7), environment call (11).
//   Interrupts: external (0x8000000b) before timer (0x80000007); both levels, cleared at their source.
//   CSRs: mstatus (MIE, MPIE; MPP reads 3), misa, mie, mtvec (direct), mscratch, mepc, mcause, mtval, mip, mhartid, mvendorid, marchid,
//   mimpid, mcycle(h), minstret(h) and their user names. Others are illegal instructions.
//   FENCE and FENCE.I do nothing, since there are no caches. WFI waits until an enabled interrupt is pending, even with MIE = 0.
//
//   Reference: The RISC-V Instruction Set Manual, volumes I and II, version 20191213 and 20190608.
module rv32i_core #(
    parameter [31:0] RESET_PC = 32'h0000_0000
) (
    input             clk,
    input             rst,

    output            bus_valid,
    output     [31:0] bus_address,
    output     [31:0] bus_write_data,
    output     [3:0]  bus_write_strobes,
    input             bus_ready,
    input      [31:0] bus_read_data,
    input             bus_error,

    input             timer_interrupt,
    input             external_interrupt,

    output reg [31:0] pc                    // address of the instruction being fetched or executed
);

    localparam [1:0] FETCH = 2'd0, EXECUTE = 2'd1, MEMORY = 2'd2;

    reg [1:0]  state;
    reg [31:0] instruction;
    reg [31:0] registers [1:31];

    // ------------------------------------------------------------------ decode

    localparam [6:0] LUI = 7'h37, AUIPC = 7'h17, JAL = 7'h6f, JALR = 7'h67, BRANCH = 7'h63, LOAD = 7'h03, STORE = 7'h23,
                     OP_IMM = 7'h13, OP = 7'h33, MISC_MEM = 7'h0f, SYSTEM = 7'h73;

    wire [6:0] opcode = instruction[6:0];
    wire [4:0] rd     = instruction[11:7];
    wire [2:0] funct3 = instruction[14:12];
    wire [4:0] rs1    = instruction[19:15];
    wire [4:0] rs2    = instruction[24:20];
    wire [6:0] funct7 = instruction[31:25];

    wire [31:0] imm_i = {{20{instruction[31]}}, instruction[31:20]};
    wire [31:0] imm_s = {{20{instruction[31]}}, instruction[31:25], instruction[11:7]};
    wire [31:0] imm_b = {{19{instruction[31]}}, instruction[31], instruction[7], instruction[30:25], instruction[11:8], 1'b0};
    wire [31:0] imm_u = {instruction[31:12], 12'd0};
    wire [31:0] imm_j = {{11{instruction[31]}}, instruction[31], instruction[19:12], instruction[20], instruction[30:21], 1'b0};

    wire [31:0] a = (rs1 == 5'd0) ? 32'd0 : registers[rs1];
    wire [31:0] b = (rs2 == 5'd0) ? 32'd0 : registers[rs2];

    // ------------------------------------------------------------------ arithmetic

    wire [31:0] operand = (opcode == OP) ? b : imm_i;
    wire        alternate = instruction[30];  // SUB instead of ADD, SRA instead of SRL

    reg [31:0] alu;

    always @*
        case (funct3)
            3'd0: alu = (opcode == OP && alternate) ? a - operand : a + operand;
            3'd1: alu = a << operand[4:0];
            3'd2: alu = {31'd0, $signed(a) < $signed(operand)};
            3'd3: alu = {31'd0, a < operand};
            3'd4: alu = a ^ operand;
            3'd5: alu = alternate ? $unsigned($signed(a) >>> operand[4:0]) : a >> operand[4:0];
            3'd6: alu = a | operand;
            3'd7: alu = a & operand;
        endcase

    wire alu_legal = (opcode == OP)  ? (funct7 == 7'h00 || (funct7 == 7'h20 && (funct3 == 3'd0 || funct3 == 3'd5)))
                   : (funct3 == 3'd1) ? funct7 == 7'h00
                   : (funct3 == 3'd5) ? funct7 == 7'h00 || funct7 == 7'h20
                   : 1'b1;

    // ------------------------------------------------------------------ jumps and branches

    reg branch_taken;

    always @*
        case (funct3)
            3'd0:    branch_taken = a == b;
            3'd1:    branch_taken = a != b;
            3'd4:    branch_taken = $signed(a) < $signed(b);
            3'd5:    branch_taken = $signed(a) >= $signed(b);
            3'd6:    branch_taken = a < b;
            3'd7:    branch_taken = a >= b;
            default: branch_taken = 1'b0;
        endcase

    wire        jumps  = opcode == JAL || opcode == JALR || (opcode == BRANCH && branch_taken);
    wire [31:0] target = (opcode == JAL)  ? pc + imm_j
                       : (opcode == JALR) ? (a + imm_i) & ~32'd1
                       : pc + imm_b;
    wire [31:0] pc_plus_4 = pc + 32'd4;

    // ------------------------------------------------------------------ loads and stores

    wire [31:0] data_address = a + ((opcode == STORE) ? imm_s : imm_i);
    wire        misaligned   = (funct3[1:0] == 2'd1 && data_address[0]) || (funct3[1:0] == 2'd2 && data_address[1:0] != 2'd0);
    wire [4:0]  lane_shift   = {data_address[1:0], 3'd0};

    wire [3:0] strobes = (funct3[1:0] == 2'd0) ? 4'b0001 << data_address[1:0]
                       : (funct3[1:0] == 2'd1) ? 4'b0011 << data_address[1:0]
                       : 4'b1111;

    assign bus_valid         = !rst && (state == FETCH || state == MEMORY);
    assign bus_address       = (state == FETCH) ? pc : {data_address[31:2], 2'b00};
    assign bus_write_data    = b << lane_shift;
    assign bus_write_strobes = (state == MEMORY && opcode == STORE) ? strobes : 4'b0000;

    wire [31:0] lanes = bus_read_data >> lane_shift;
    reg  [31:0] loaded;

    always @*
        case (funct3)
            3'd0:    loaded = {{24{lanes[7]}}, lanes[7:0]};
            3'd1:    loaded = {{16{lanes[15]}}, lanes[15:0]};
            3'd4:    loaded = {24'd0, lanes[7:0]};
            3'd5:    loaded = {16'd0, lanes[15:0]};
            default: loaded = lanes;
        endcase

    // ------------------------------------------------------------------ control and status registers

    reg         mstatus_mie, mstatus_mpie;
    reg         mie_timer, mie_external;
    reg  [31:0] mtvec, mscratch, mepc, mcause, mtval;
    reg  [63:0] mcycle, minstret;

    wire [11:0] csr_number = instruction[31:20];
    reg  [31:0] csr_old;
    reg         csr_known;

    always @* begin
        csr_known = 1'b1;
        case (csr_number)
            12'h300: csr_old = {19'd0, 2'b11, 3'd0, mstatus_mpie, 3'd0, mstatus_mie, 3'd0};
            12'h301: csr_old = 32'h4000_0100;  // misa: 32 bits, I
            12'h304: csr_old = {20'd0, mie_external, 3'd0, mie_timer, 7'd0};
            12'h305: csr_old = mtvec;
            12'h340: csr_old = mscratch;
            12'h341: csr_old = mepc;
            12'h342: csr_old = mcause;
            12'h343: csr_old = mtval;
            12'h344: csr_old = {20'd0, external_interrupt, 3'd0, timer_interrupt, 7'd0};
            12'hb00, 12'hc00: csr_old = mcycle[31:0];
            12'hb80, 12'hc80: csr_old = mcycle[63:32];
            12'hb02, 12'hc02: csr_old = minstret[31:0];
            12'hb82, 12'hc82: csr_old = minstret[63:32];
            12'hf11, 12'hf12, 12'hf13, 12'hf14: csr_old = 32'd0;  // mvendorid, marchid, mimpid, mhartid
            default: begin
                csr_old   = 32'd0;
                csr_known = 1'b0;
            end
        endcase
    end

    wire        csr_access    = opcode == SYSTEM && funct3[1:0] != 2'd0;
    wire        csr_writes    = csr_access && (funct3[1:0] == 2'd1 || rs1 != 5'd0);
    wire        csr_read_only = csr_number[11:10] == 2'b11;
    wire [31:0] csr_operand   = funct3[2] ? {27'd0, rs1} : a;
    wire [31:0] csr_new       = (funct3[1:0] == 2'd1) ? csr_operand
                              : (funct3[1:0] == 2'd2) ? csr_old | csr_operand
                              : csr_old & ~csr_operand;

    wire is_ecall  = instruction == 32'h0000_0073;
    wire is_ebreak = instruction == 32'h0010_0073;
    wire is_mret   = instruction == 32'h3020_0073;
    wire is_wfi    = instruction == 32'h1050_0073;

    // ------------------------------------------------------------------ exceptions and interrupts

    wire wake           = (mie_external && external_interrupt) || (mie_timer && timer_interrupt);
    wire take_interrupt = mstatus_mie && wake;

    reg legal;

    always @*
        case (opcode)
            LUI, AUIPC, JAL: legal = 1'b1;
            JALR:            legal = funct3 == 3'd0;
            BRANCH:          legal = funct3[2:1] != 2'b01;
            LOAD:            legal = funct3 != 3'd3 && funct3[2:1] != 2'b11;
            STORE:           legal = funct3 <= 3'd2;
            OP, OP_IMM:      legal = alu_legal;
            MISC_MEM:        legal = funct3 <= 3'd1;
            SYSTEM:          legal = csr_access ? funct3 != 3'd4 && csr_known && !(csr_writes && csr_read_only)
                                   : is_ecall || is_ebreak || is_mret || is_wfi;
            default:         legal = 1'b0;
        endcase

    reg        trap;
    reg [31:0] trap_cause;
    reg [31:0] trap_value;

    always @* begin
        trap       = 1'b0;
        trap_cause = 32'd0;
        trap_value = 32'd0;
        case (state)
            FETCH: if (bus_ready && bus_error) begin
                trap       = 1'b1;
                trap_cause = 32'd1;
                trap_value = pc;
            end

            EXECUTE: begin
                trap = 1'b1;
                if (take_interrupt)
                    trap_cause = (mie_external && external_interrupt) ? 32'h8000_000b : 32'h8000_0007;
                else if (!legal) begin
                    trap_cause = 32'd2;
                    trap_value = instruction;
                end else if (jumps && target[1]) begin
                    trap_cause = 32'd0;
                    trap_value = target;
                end else if ((opcode == LOAD || opcode == STORE) && misaligned) begin
                    trap_cause = (opcode == LOAD) ? 32'd4 : 32'd6;
                    trap_value = data_address;
                end else if (is_ebreak) begin
                    trap_cause = 32'd3;
                    trap_value = pc;
                end else if (is_ecall)
                    trap_cause = 32'd11;
                else
                    trap = 1'b0;
            end

            MEMORY: if (bus_ready && bus_error) begin
                trap       = 1'b1;
                trap_cause = (opcode == LOAD) ? 32'd5 : 32'd7;
                trap_value = data_address;
            end

            default: ;
        endcase
    end

    // ------------------------------------------------------------------ what happens at a clock edge

    wire to_memory = state == EXECUTE && !trap && (opcode == LOAD || opcode == STORE);
    wire sleeps    = state == EXECUTE && !trap && is_wfi && !wake;
    wire retires   = !trap && ((state == EXECUTE && !to_memory && !sleeps) || (state == MEMORY && bus_ready));

    reg        writes_rd;
    reg [31:0] result;

    always @* begin
        writes_rd = 1'b1;
        case (opcode)
            LUI:         result = imm_u;
            AUIPC:       result = pc + imm_u;
            JAL, JALR:   result = pc_plus_4;
            OP, OP_IMM:  result = alu;
            LOAD:        result = loaded;
            SYSTEM: begin
                result    = csr_old;
                writes_rd = csr_access;
            end
            default: begin
                result    = 32'd0;
                writes_rd = 1'b0;
            end
        endcase
    end

    always @(posedge clk)
        if (retires && writes_rd && rd != 5'd0)
            registers[rd] <= result;

    always @(posedge clk)
        if (rst) begin
            state        <= FETCH;
            pc           <= RESET_PC;
            instruction  <= 32'd0;
            mstatus_mie  <= 1'b0;
            mstatus_mpie <= 1'b0;
            mie_timer    <= 1'b0;
            mie_external <= 1'b0;
            mtvec        <= 32'd0;
            mscratch     <= 32'd0;
            mepc         <= 32'd0;
            mcause       <= 32'd0;
            mtval        <= 32'd0;
            mcycle       <= 64'd0;
            minstret     <= 64'd0;
        end else begin
            mcycle <= mcycle + 64'd1;

            if (state == FETCH && bus_ready) begin
                instruction <= bus_read_data;
                state       <= EXECUTE;
            end

            if (to_memory)
                state <= MEMORY;

            if (retires) begin
                state    <= FETCH;
                pc       <= is_mret ? mepc : jumps ? target : pc_plus_4;
                minstret <= minstret + 64'd1;
                if (is_mret) begin
                    mstatus_mie  <= mstatus_mpie;
                    mstatus_mpie <= 1'b1;
                end
                if (csr_writes)
                    case (csr_number)
                        12'h300: {mstatus_mpie, mstatus_mie} <= {csr_new[7], csr_new[3]};
                        12'h304: {mie_external, mie_timer}   <= {csr_new[11], csr_new[7]};
                        12'h305: mtvec           <= csr_new & ~32'd3;
                        12'h340: mscratch        <= csr_new;
                        12'h341: mepc            <= csr_new & ~32'd3;
                        12'h342: mcause          <= csr_new;
                        12'h343: mtval           <= csr_new;
                        12'hb00: mcycle[31:0]    <= csr_new;
                        12'hb80: mcycle[63:32]   <= csr_new;
                        12'hb02: minstret[31:0]  <= csr_new;
                        12'hb82: minstret[63:32] <= csr_new;
                        default: ;
                    endcase
            end

            if (trap) begin
                state        <= FETCH;
                pc           <= mtvec;
                mepc         <= pc;
                mcause       <= trap_cause;
                mtval        <= trap_value;
                mstatus_mpie <= mstatus_mie;
                mstatus_mie  <= 1'b0;
            end
        end

endmodule
