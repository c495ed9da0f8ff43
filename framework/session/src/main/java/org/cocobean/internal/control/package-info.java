/// How the artifacts of this library reach what stands behind an object of the public interface. It
/// must not know what that is.
@NullMarked
package org.cocobean.internal.control;

import org.jspecify.annotations.NullMarked;
