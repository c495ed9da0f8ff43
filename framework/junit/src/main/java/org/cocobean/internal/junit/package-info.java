/// What JUnit's launcher calls by itself, without a word in any test. Knows JUnit and the session
/// layer, nothing of simulators.
@NullMarked
package org.cocobean.internal.junit;

import org.jspecify.annotations.NullMarked;
