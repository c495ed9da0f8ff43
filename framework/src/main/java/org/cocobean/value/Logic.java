package org.cocobean.value;

public enum Logic {
    ZERO
}
