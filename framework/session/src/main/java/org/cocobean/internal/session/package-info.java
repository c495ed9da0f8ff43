/// Locks, markers and marks of use that stay correct among threads, processes and hosts. Knows
/// nothing of what is guarded by them.
@NullMarked
package org.cocobean.internal.session;

import org.jspecify.annotations.NullMarked;
