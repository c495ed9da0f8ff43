/// The rules that keep the parts of the project apart, each shown to fail on what it forbids: the
/// packages below `planted` are a small house that breaks every one of them.
@NullMarked
package org.cocobean.architecture;

import org.jspecify.annotations.NullMarked;
