/// What of a class is run as a whole. Knows JUnit only.
@NullMarked
package org.cocobean.internal.junit.unit;

import org.jspecify.annotations.NullMarked;
