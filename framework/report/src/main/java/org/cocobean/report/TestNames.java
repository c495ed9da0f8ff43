package org.cocobean.report;

/// Names of classes for a reader.
final class TestNames {

    private TestNames() {}

    /// The class without its package, nested ones after a dot.
    static String shortClass(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }
}
