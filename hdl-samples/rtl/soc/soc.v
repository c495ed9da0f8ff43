// A small system on a chip that boots firmware: processor, memory, serial port, pins, timer.
//
//   0x0000_0000  RAM    64 KiB; reset starts at address 0        loaded from firmware.vmem (soc_ram.v)
//   0x1000_0000  UART   DATA, STATUS, INTERRUPT                  (soc_uart.v)
//   0x1001_0000  GPIO   OUT, IN                                  (soc_gpio.v)
//   0x1002_0000  TIMER  MTIME, MTIMECMP; the timer interrupt     (soc_timer.v)
//   0x1003_0000  TEST   SIGNATURE, EXIT                          (soc_test.v)
//   0x2000_0000  FLASH  32 KiB, read only                        loaded from app.vmem where there is one (soc_flash.v)
//
//   Anything else, and a write to FLASH, is an access fault. Peripheral registers are accessed as whole words.
//   The UART raises the external interrupt. It runs at UART_CLKS_PER_BIT clock cycles per bit, 8N1: with the default
//   of 16 and a clock of 10 ns, a bit lasts 160 ns. `rst` is synchronous.
//
// Files: soc.v rv32i_core.v soc_*.v, and sync_fifo.v uart_tx.v uart_rx.v of ../verilog.
module soc #(
    parameter UART_CLKS_PER_BIT = 16,
    parameter FIRMWARE          = "firmware.vmem",
    parameter APP               = "app.vmem"
) (
    input         clk,
    input         rst,

    input         uart_rxd,
    output        uart_txd,

    input  [31:0] gpio_in,
    output [31:0] gpio_out,

    output [31:0] signature,   // what the program wrote to SIGNATURE
    output        test_done,   // the program has written to EXIT ...
    output [31:0] test_code,   // ... this value, 0 = success

    output [31:0] pc           // for messages: the instruction the processor is at
);

    localparam RAM_WORDS = 16384, FLASH_WORDS = 8192;

    wire        bus_valid;
    wire [31:0] bus_address, bus_write_data;
    wire [3:0]  bus_write_strobes;
    reg         bus_ready, bus_error;
    reg  [31:0] bus_read_data;

    wire timer_interrupt, uart_interrupt;

    rv32i_core #(
        .RESET_PC(32'h0000_0000)
    ) core (
        .clk               (clk),
        .rst               (rst),
        .bus_valid         (bus_valid),
        .bus_address       (bus_address),
        .bus_write_data    (bus_write_data),
        .bus_write_strobes (bus_write_strobes),
        .bus_ready         (bus_ready),
        .bus_read_data     (bus_read_data),
        .bus_error         (bus_error),
        .timer_interrupt   (timer_interrupt),
        .external_interrupt(uart_interrupt),
        .pc                (pc)
    );

    // ---- which device an address belongs to

    localparam [2:0] RAM = 3'd0, UART = 3'd1, GPIO = 3'd2, TIMER = 3'd3, TEST = 3'd4, FLASH = 3'd5, NONE = 3'd7;

    reg [2:0] device;

    always @*
        if (bus_address[31:16] == 16'h0000)       device = RAM;
        else if (bus_address[31:4] == 28'h1000_000) device = UART;
        else if (bus_address[31:4] == 28'h1001_000) device = GPIO;
        else if (bus_address[31:4] == 28'h1002_000) device = TIMER;
        else if (bus_address[31:4] == 28'h1003_000) device = TEST;
        else if (bus_address[31:15] == 17'h4000)  device = FLASH;
        else                                      device = NONE;

    wire unused = &{1'b0, bus_address[1:0]};

    // ---- every device answers in the cycle after the access

    wire       access = bus_valid && !bus_ready;
    wire       write  = bus_write_strobes != 4'd0;
    reg  [2:0] answering;

    always @(posedge clk) begin
        bus_ready <= access && !rst;
        bus_error <= device == NONE || (device == FLASH && write);
        answering <= device;
    end

    wire [31:0] ram_data, uart_data, gpio_data, timer_data, test_data, flash_data;

    always @*
        case (answering)
            RAM:     bus_read_data = ram_data;
            UART:    bus_read_data = uart_data;
            GPIO:    bus_read_data = gpio_data;
            TIMER:   bus_read_data = timer_data;
            TEST:    bus_read_data = test_data;
            FLASH:   bus_read_data = flash_data;
            default: bus_read_data = 32'd0;
        endcase

    soc_ram #(
        .WORDS(RAM_WORDS),
        .IMAGE(FIRMWARE)
    ) ram (
        .clk          (clk),
        .access       (access && device == RAM),
        .word         (bus_address[15:2]),
        .write_strobes(bus_write_strobes),
        .write_data   (bus_write_data),
        .read_data    (ram_data)
    );

    soc_flash #(
        .WORDS(FLASH_WORDS),
        .IMAGE(APP)
    ) flash (
        .clk      (clk),
        .access   (access && device == FLASH),
        .word     (bus_address[14:2]),
        .read_data(flash_data)
    );

    soc_uart #(
        .CLKS_PER_BIT(UART_CLKS_PER_BIT)
    ) uart (
        .clk       (clk),
        .rst       (rst),
        .access    (access && device == UART),
        .word      (bus_address[3:2]),
        .write     (write),
        .write_data(bus_write_data),
        .read_data (uart_data),
        .interrupt (uart_interrupt),
        .rxd       (uart_rxd),
        .txd       (uart_txd)
    );

    soc_gpio gpio (
        .clk       (clk),
        .rst       (rst),
        .access    (access && device == GPIO),
        .word      (bus_address[3:2]),
        .write     (write),
        .write_data(bus_write_data),
        .read_data (gpio_data),
        .pins_in   (gpio_in),
        .pins_out  (gpio_out)
    );

    soc_timer timer (
        .clk       (clk),
        .rst       (rst),
        .access    (access && device == TIMER),
        .word      (bus_address[3:2]),
        .write     (write),
        .write_data(bus_write_data),
        .read_data (timer_data),
        .interrupt (timer_interrupt)
    );

    soc_test test_port (
        .clk       (clk),
        .rst       (rst),
        .access    (access && device == TEST),
        .word      (bus_address[3:2]),
        .write     (write),
        .write_data(bus_write_data),
        .read_data (test_data),
        .signature (signature),
        .test_done (test_done),
        .test_code (test_code)
    );

endmodule
