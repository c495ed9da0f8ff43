/// Writes Java interfaces for designs, and finds out from the sources of tests which designs there
/// are. Knows no build tool and no test framework.
@NullMarked
package org.cocobean.duts;

import org.jspecify.annotations.NullMarked;
