/// Outcomes of tests as records on disk, and summaries made from them. It reads what others wrote
/// and knows neither how tests are run nor what a simulator is.
@NullMarked
package org.cocobean.report;

import org.jspecify.annotations.NullMarked;
