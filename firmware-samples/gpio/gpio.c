// Drives the inverse of the input pins at the output pins, until all input pins are 1.
//
//   SIGNATURE counts the changes of the inputs that it saw. Exit code 0.
#include "runtime.h"

int main(void) {
    uint32_t before = 0;
    uint32_t changes = 0;
    for (;;) {
        uint32_t pins = REGISTER(GPIO_IN);
        if (pins != before) {
            before = pins;
            REGISTER(TEST_SIGNATURE) = ++changes;
        }
        REGISTER(GPIO_OUT) = ~pins;
        if (pins == 0xffffffff) {
            return 0;
        }
    }
}
