/// Avalon-MM. An Avalon-ST without latency is a [org.cocobean.bus.Stream] of a record.
@NullMarked
package org.cocobean.bus.avalon;

import org.jspecify.annotations.NullMarked;
