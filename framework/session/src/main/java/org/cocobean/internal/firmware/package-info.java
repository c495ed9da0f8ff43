/// What building firmware needs: where its sources lie, how `make` is run, how ELF files are read.
/// Knows nothing of caches and tests.
@NullMarked
package org.cocobean.internal.firmware;

import org.jspecify.annotations.NullMarked;
