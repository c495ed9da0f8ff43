/// Expensive work once per run: run and worker directories, CallOnce, build cache, session
/// fixtures, firmware. Knows nothing of simulators.
@NullMarked
package org.cocobean.session;

import org.jspecify.annotations.NullMarked;
