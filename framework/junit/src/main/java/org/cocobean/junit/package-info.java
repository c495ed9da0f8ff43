/// Testbenches as JUnit tests: annotations that name the design, and the extension behind them,
/// which gives each test its simulation, directory and seed. Knows nothing of any simulator.
@NullMarked
package org.cocobean.junit;

import org.jspecify.annotations.NullMarked;
