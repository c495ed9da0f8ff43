// Looks for an application in the flash, copies it to RAM and starts it. It never comes back here.
//
//   Prints "loader: starting app at XXXXXXXX\r\n" (hexadecimal), or "loader: no app\r\n" and ends with exit code 1 where the flash
//   holds none, or "loader: bad app\r\n" and 2 where its header makes no sense.
#include "flash_app.h"
#include "runtime.h"

#define APP_RAM_START 0x8000u
#define APP_RAM_END   0x10000u

int main(void) {
    const struct flash_app *app = (const struct flash_app *) FLASH_BASE;
    if (app->magic != FLASH_APP_MAGIC) {
        uart_puts("loader: no app\r\n");
        return 1;
    }
    if (app->load_address < APP_RAM_START || app->load_address >= APP_RAM_END || app->length > APP_RAM_END - app->load_address
        || app->length > FLASH_SIZE - sizeof *app || app->length % 4 != 0 || app->load_address % 4 != 0) {
        uart_puts("loader: bad app\r\n");
        return 2;
    }

    uint32_t *to = (uint32_t *) app->load_address;
    for (uint32_t i = 0; i < app->length / 4; i++) {
        to[i] = app->words[i];
    }

    uart_puts("loader: starting app at ");
    uart_put_hex(app->entry);
    uart_puts("\r\n");
    ((void (*)(void)) app->entry)();
    return 3;
}
