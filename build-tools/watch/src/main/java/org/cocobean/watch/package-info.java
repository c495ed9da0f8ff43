/// The loop of edit, compile, test: what changed, which tests that touches, how they ended. Knows
/// no simulator; what a design is built from, the session's cache tells.
@NullMarked
package org.cocobean.watch;

import org.jspecify.annotations.NullMarked;
