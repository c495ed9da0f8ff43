/// Assertions about signals and values for AssertJ, which the user's project brings along. Knows
/// handles and values, nothing of JUnit or simulators.
@NullMarked
package org.cocobean.assertj;

import org.jspecify.annotations.NullMarked;
