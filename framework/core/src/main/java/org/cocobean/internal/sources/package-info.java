/// What a design is compiled from: sets of sources with macros and include directories of their
/// own, and the lists of other tools. Knows no simulator and starts nothing.
@NullMarked
package org.cocobean.internal.sources;

import org.jspecify.annotations.NullMarked;
