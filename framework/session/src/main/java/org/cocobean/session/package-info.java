/// Expensive work once per run: run and worker directories, CallOnce, build cache, session
/// fixtures, firmware. Knows nothing of what is tested, nor of who runs the tests.
@NullMarked
package org.cocobean.session;

import org.jspecify.annotations.NullMarked;
