/// The design under test: handles to its scopes, signals, arrays and parameters. Knows nothing of
/// how values travel.
@NullMarked
package org.cocobean.dut;

import org.jspecify.annotations.NullMarked;
