/// Tests that are divided among the processes of several hosts: each asks before a test whether it
/// is its own.
@NullMarked
package org.cocobean.internal.junit.share;

import org.jspecify.annotations.NullMarked;
