/// The goals of `cocobean-maven-plugin`: each runs a program of Cocobean in a JVM of its own, and
/// knows no more of it than its arguments.
@NullMarked
package org.cocobean.maven;

import org.jspecify.annotations.NullMarked;
