/// Testbenches of the sample designs, to be read as documentation. They use the public interface of
/// the framework only and name no simulator.
@NullMarked
package org.cocobean.samples;

import org.jspecify.annotations.NullMarked;
