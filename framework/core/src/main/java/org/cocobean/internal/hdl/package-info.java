/// The words of HDL sources, one reader for each language: whoever looks into a source asks these,
/// and no text is matched by patterns. Knows no tool, and no meaning of what it reads.
@NullMarked
package org.cocobean.internal.hdl;

import org.jspecify.annotations.NullMarked;
