/// What JUnit finds by itself in modules of adapters. Knows settings, and no simulator.
@NullMarked
package org.cocobean.conformance.internal;

import org.jspecify.annotations.NullMarked;
