/// Serial lines: UART and SPI.
@NullMarked
package org.cocobean.bus.serial;

import org.jspecify.annotations.NullMarked;
