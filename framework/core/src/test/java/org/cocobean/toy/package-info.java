/// A simulator without a simulator: the design of `src/test/native/toy_model.h`, written in C, in
/// this JVM behind the real window, link and agent. Tests of kernel and launcher need no tool.
@NullMarked
package org.cocobean.toy;

import org.jspecify.annotations.NullMarked;
