// An application for the boot loader: prints "app: running\r\n" and writes the signature 0x0000a995.
#include "runtime.h"

static volatile uint32_t signature = 0xa995;  // in .data, so that a bad copy shows

int main(void) {
    uart_puts("app: running\r\n");
    REGISTER(TEST_SIGNATURE) = signature;
    return 0;
}
