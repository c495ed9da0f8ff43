package org.cocobean.session;

public enum Dist {
    LOAD
}
