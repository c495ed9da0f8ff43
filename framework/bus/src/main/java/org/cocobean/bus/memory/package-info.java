/// Memory-mapped buses without a protocol: what is asked for, what answers, and memory behind it.
@NullMarked
package org.cocobean.bus.memory;

import org.jspecify.annotations.NullMarked;
