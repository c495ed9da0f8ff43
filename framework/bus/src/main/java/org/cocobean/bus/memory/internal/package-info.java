/// How buses answer from memories beside the simulator. It must not know any bus.
@NullMarked
package org.cocobean.bus.memory.internal;

import org.jspecify.annotations.NullMarked;
