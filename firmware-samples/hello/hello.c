// Prints one line: "Hello from RV32I!\r\n".
#include "runtime.h"

int main(void) {
    uart_puts("Hello from RV32I!\r\n");
    return 0;
}
