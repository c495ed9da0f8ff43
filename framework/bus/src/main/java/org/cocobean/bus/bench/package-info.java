/// What makes a testbench of endpoints: comparing what comes with what was expected. Knows no
/// protocol.
@NullMarked
package org.cocobean.bus.bench;

import org.jspecify.annotations.NullMarked;
