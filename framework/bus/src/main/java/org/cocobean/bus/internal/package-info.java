/// What the endpoints of all protocols are made of. Knows no protocol.
@NullMarked
package org.cocobean.bus.internal;

import org.jspecify.annotations.NullMarked;
