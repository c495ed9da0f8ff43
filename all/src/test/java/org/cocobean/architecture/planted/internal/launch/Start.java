package org.cocobean.architecture.planted.internal.launch;

/// What starts simulators.
public final class Start {}
