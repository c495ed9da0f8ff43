/// Rules of protocols, and what becomes of a broken one. Knows no endpoint.
@NullMarked
package org.cocobean.bus.check;

import org.jspecify.annotations.NullMarked;
