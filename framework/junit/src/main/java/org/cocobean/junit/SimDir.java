package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Injects the directory of the test as a `Path`: the working directory of its simulation, with
/// log, waves and what the HDL writes. Files that are put there before the test first asks for its
/// simulation are there for `$readmemh`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface SimDir {}
