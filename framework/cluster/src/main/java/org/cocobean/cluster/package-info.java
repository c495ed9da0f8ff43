/// Hands a shared run to a scheduler of jobs, and follows it.
@NullMarked
package org.cocobean.cluster;

import org.jspecify.annotations.NullMarked;
