/// What tests are run from: the session and the settings that JUnit carries, and what of a class is
/// run as a whole. Knows JUnit and the session.
@NullMarked
package org.cocobean.internal.junit.unit;

import org.jspecify.annotations.NullMarked;
