package org.cocobean.architecture.planted.clock;

/// Can be extended, though nobody said how.
public class Open {}
