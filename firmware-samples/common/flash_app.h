// What stands at the beginning of an application in the flash; written by flash_app.ld.
#ifndef FLASH_APP_H
#define FLASH_APP_H

#include <stdint.h>

#define FLASH_APP_MAGIC 0x21505041u

struct flash_app {
    uint32_t magic;
    uint32_t load_address;
    uint32_t length;  // bytes, a multiple of 4
    uint32_t entry;
    uint32_t words[];
};

#endif
