package org.cocobean.time;

public enum Rounding {
    EXACT
}
