/// The front door: simulations, and the static methods that testbenches import. The composition
/// root of the framework.
@NullMarked
package org.cocobean;

import org.jspecify.annotations.NullMarked;
