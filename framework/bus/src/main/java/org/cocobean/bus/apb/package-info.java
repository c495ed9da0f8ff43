/// AMBA APB, versions 3 and 4.
@NullMarked
package org.cocobean.bus.apb;

import org.jspecify.annotations.NullMarked;
