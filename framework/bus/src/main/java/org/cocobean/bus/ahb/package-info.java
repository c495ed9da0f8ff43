/// AMBA AHB-Lite.
@NullMarked
package org.cocobean.bus.ahb;

import org.jspecify.annotations.NullMarked;
