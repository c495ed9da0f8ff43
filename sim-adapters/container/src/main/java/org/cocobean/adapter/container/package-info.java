/// Runs the simulators' programs in a container instead of on the host. Knows the container engine
/// and the image, but no simulator.
@NullMarked
package org.cocobean.adapter.container;

import org.jspecify.annotations.NullMarked;
