#include <stddef.h>

int dpi_add(int a, int b) {
    return a + b;
}

int dpi_crash(void) {
    int *volatile nowhere = NULL;
    return *nowhere;
}
