/// The one place where system properties and environment variables are read. Knows nothing of what
/// the settings are used for.
@NullMarked
package org.cocobean.settings;

import org.jspecify.annotations.NullMarked;
