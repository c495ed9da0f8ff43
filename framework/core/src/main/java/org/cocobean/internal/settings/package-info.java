/// What simulations, their builds and runs of tests are set to, and how this library finds its way
/// inside. Knows the session's reader of settings, and nothing of what they are used for.
@NullMarked
package org.cocobean.internal.settings;

import org.jspecify.annotations.NullMarked;
