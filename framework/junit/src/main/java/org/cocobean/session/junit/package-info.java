/// Session fixtures in JUnit tests. Knows JUnit and the session layer, nothing of simulators.
@NullMarked
package org.cocobean.session.junit;

import org.jspecify.annotations.NullMarked;
