/// What is common to all buses: the pins of a bus as a record, and how their names are found. Knows
/// handles, triggers and tasks, nothing of JUnit, simulators or one protocol.
@NullMarked
package org.cocobean.bus;

import org.jspecify.annotations.NullMarked;
