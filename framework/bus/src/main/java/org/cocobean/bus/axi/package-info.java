/// AMBA AXI: streams, AXI4-Lite and AXI4.
@NullMarked
package org.cocobean.bus.axi;

import org.jspecify.annotations.NullMarked;
