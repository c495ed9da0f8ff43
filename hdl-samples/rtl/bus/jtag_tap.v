// A test access port (IEEE 1149.1) with the instructions IDCODE (0001), LEDS (1000) and BYPASS (all others).
//
//   LEDS is a register of eight bits: it shows `keys` and, once shifted in and updated, drives `leds`.
//   FAULT breaks the protocol, for tests of checkers: 1: tdo changes at the rising edge; 2: the instruction register shows 0.
module jtag_tap #(
    parameter CODE = 345346499, // 0x149591c3
    parameter FAULT = 0
) (
    input            tck,
    input            tms,
    input            tdi,
    input            trst_n,
    output           tdo,

    input      [7:0] keys,
    output reg [7:0] leds
);

    localparam [3:0] RESET = 0, IDLE = 1, SELECT_DR = 2, CAPTURE_DR = 3, SHIFT_DR = 4, EXIT1_DR = 5, PAUSE_DR = 6,
                     EXIT2_DR = 7, UPDATE_DR = 8, SELECT_IR = 9, CAPTURE_IR = 10, SHIFT_IR = 11, EXIT1_IR = 12,
                     PAUSE_IR = 13, EXIT2_IR = 14, UPDATE_IR = 15;
    localparam [3:0] IDCODE = 4'b0001, LEDS = 4'b1000;

    reg [3:0]  state;
    reg [3:0]  instruction;
    reg [3:0]  coming; // the instruction that is shifted in
    reg [31:0] data;
    reg        late;

    wire out = state == SHIFT_IR ? coming[0] : data[0];

    assign tdo = FAULT == 1 ? out : late;

    always @(posedge tck or negedge trst_n)
        if (!trst_n)
            state <= RESET;
        else
            case (state)
                RESET:      state <= tms ? RESET : IDLE;
                IDLE:       state <= tms ? SELECT_DR : IDLE;
                SELECT_DR:  state <= tms ? SELECT_IR : CAPTURE_DR;
                CAPTURE_DR: state <= tms ? EXIT1_DR : SHIFT_DR;
                SHIFT_DR:   state <= tms ? EXIT1_DR : SHIFT_DR;
                EXIT1_DR:   state <= tms ? UPDATE_DR : PAUSE_DR;
                PAUSE_DR:   state <= tms ? EXIT2_DR : PAUSE_DR;
                EXIT2_DR:   state <= tms ? UPDATE_DR : SHIFT_DR;
                UPDATE_DR:  state <= tms ? SELECT_DR : IDLE;
                SELECT_IR:  state <= tms ? RESET : CAPTURE_IR;
                CAPTURE_IR: state <= tms ? EXIT1_IR : SHIFT_IR;
                SHIFT_IR:   state <= tms ? EXIT1_IR : SHIFT_IR;
                EXIT1_IR:   state <= tms ? UPDATE_IR : PAUSE_IR;
                PAUSE_IR:   state <= tms ? EXIT2_IR : PAUSE_IR;
                EXIT2_IR:   state <= tms ? UPDATE_IR : SHIFT_IR;
                default:    state <= tms ? SELECT_DR : IDLE;
            endcase

    always @(posedge tck)
        case (state)
            CAPTURE_IR: coming <= FAULT == 2 ? 4'b0000 : 4'b0001;
            SHIFT_IR:   coming <= {tdi, coming[3:1]};
            CAPTURE_DR: data <= instruction == IDCODE ? CODE : instruction == LEDS ? {24'd0, keys} : 32'd0;
            SHIFT_DR:
                if (instruction == IDCODE)
                    data <= {tdi, data[31:1]};
                else if (instruction == LEDS)
                    data[7:0] <= {tdi, data[7:1]};
                else
                    data[0] <= tdi;
            default: ;
        endcase

    always @(negedge tck or negedge trst_n)
        if (!trst_n) begin
            instruction <= IDCODE;
            late        <= 1'b1;
            leds        <= 8'd0;
        end else begin
            late <= state == SHIFT_IR || state == SHIFT_DR ? out : 1'b1;
            if (state == RESET)
                instruction <= IDCODE;
            if (state == UPDATE_IR)
                instruction <= coming;
            if (state == UPDATE_DR && instruction == LEDS)
                leds <= data[7:0];
        end

endmodule
