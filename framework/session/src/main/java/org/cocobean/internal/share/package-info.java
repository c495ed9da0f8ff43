/// How the processes of several hosts divide the tests of one run among themselves. Knows nothing
/// of who runs them.
@NullMarked
package org.cocobean.internal.share;

import org.jspecify.annotations.NullMarked;
