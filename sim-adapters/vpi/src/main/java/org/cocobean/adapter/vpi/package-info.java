/// Adapters that are described in a properties file, for simulators that this project cannot run.
/// Knows no simulator.
@NullMarked
package org.cocobean.adapter.vpi;

import org.jspecify.annotations.NullMarked;
