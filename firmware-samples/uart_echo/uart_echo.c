// Sends back every byte it receives, by interrupt, until it receives Ctrl-D (0x04), which it does not send back.
//
//   Prints "ready\r\n" first. SIGNATURE counts the bytes sent back. Exit code 0, or 1 when the serial port has lost bytes or seen a
//   framing error.
#include "runtime.h"

#define CTRL_D 4

static volatile uint32_t echoed;
static volatile int ended;

uint32_t handle_trap(uint32_t cause, uint32_t epc) {
    if (cause != CAUSE_EXTERNAL_INTERRUPT) {
        finish(EXIT_UNHANDLED_TRAP + (cause & 0xff));
    }
    // As many bytes as there are: one interrupt for each would be too slow for a line without pauses.
    while (REGISTER(UART_STATUS) & UART_STATUS_RECEIVED) {
        uint8_t byte = (uint8_t) REGISTER(UART_DATA);
        if (byte == CTRL_D) {
            ended = 1;
        } else {
            uart_put(byte);
            REGISTER(TEST_SIGNATURE) = ++echoed;
        }
    }
    return epc;
}

int main(void) {
    uart_puts("ready\r\n");
    REGISTER(UART_INTERRUPT) = 1;
    CSR_SET(mie, MIE_EXTERNAL);
    for (;;) {
        // Go to sleep with interrupts off: one that comes between the check and the sleep still wakes it.
        CSR_CLEAR(mstatus, MSTATUS_MIE);
        if (ended) {
            break;
        }
        WAIT_FOR_INTERRUPT();
        CSR_SET(mstatus, MSTATUS_MIE);
    }
    return (REGISTER(UART_STATUS) & (UART_STATUS_FRAMING | UART_STATUS_OVERRUN)) != 0;
}
