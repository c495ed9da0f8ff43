/// The patterns of the pytest-xdist world, and its two pitfalls with their fixes, each as a test.
/// Forks are real: [Workers] starts them as a build does.
@NullMarked
package org.cocobean.samples.patterns;

import org.jspecify.annotations.NullMarked;
