/// What users set by system properties and environment variables, read in one place. Knows nothing
/// of what others than a session are set to.
@NullMarked
package org.cocobean.settings;

import org.jspecify.annotations.NullMarked;
