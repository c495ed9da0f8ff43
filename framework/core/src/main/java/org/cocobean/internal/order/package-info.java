/// In which order the sources of a design are compiled, found from what they declare and use. Knows
/// no tool.
@NullMarked
package org.cocobean.internal.order;

import org.jspecify.annotations.NullMarked;
