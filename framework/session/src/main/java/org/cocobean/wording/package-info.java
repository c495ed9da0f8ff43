/// How numbers, times and names are said in messages, alike in all artifacts, and how amounts are
/// read. Knows nothing of what the messages are about.
@NullMarked
package org.cocobean.wording;

import org.jspecify.annotations.NullMarked;
