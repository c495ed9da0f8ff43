/// Registers by name and field, over any [org.cocobean.bus.memory.AddressBus]. Knows no protocol.
@NullMarked
package org.cocobean.bus.register;

import org.jspecify.annotations.NullMarked;
