/// How numbers and times are said in messages, alike in all artifacts. Knows nothing of what the
/// messages are about.
@NullMarked
package org.cocobean.wording;

import org.jspecify.annotations.NullMarked;
