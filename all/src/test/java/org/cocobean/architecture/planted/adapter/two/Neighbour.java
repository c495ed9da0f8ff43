package org.cocobean.architecture.planted.adapter.two;

/// Another adapter.
public final class Neighbour {}
