/// General-purpose pins: groups with names, pulses, bounces and pads. Knows nothing of clocks.
@NullMarked
package org.cocobean.bus.gpio;

import org.jspecify.annotations.NullMarked;
