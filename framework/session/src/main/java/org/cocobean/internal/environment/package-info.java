/// The environment that this JVM was started in, looked at when asked: it may hold secrets, which
/// nobody is to keep. Knows nothing of what its variables are used for.
@NullMarked
package org.cocobean.internal.environment;

import org.jspecify.annotations.NullMarked;
