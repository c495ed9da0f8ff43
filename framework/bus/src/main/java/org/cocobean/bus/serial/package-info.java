/// Serial lines: UART, SPI, I2C and JTAG.
@NullMarked
package org.cocobean.bus.serial;

import org.jspecify.annotations.NullMarked;
