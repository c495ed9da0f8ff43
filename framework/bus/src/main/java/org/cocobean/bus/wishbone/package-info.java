/// Wishbone B4, classic and pipelined.
@NullMarked
package org.cocobean.bus.wishbone;

import org.jspecify.annotations.NullMarked;
