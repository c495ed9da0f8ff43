package org.cocobean.session;

import java.util.Optional;

/// Says which test a directory is for.
///
/// @param testClass the full name of its class, with `$` before a nested one
/// @param method the name of its method
/// @param invocation which invocation of a repeated or parameterised test, from 1; 0 for a plain
///   test
/// @param label what tells the invocation apart for a reader, such as `WIDTH=8`; may be empty
/// @param platform what it runs on, such as a tool, where it runs on several; may be empty
public record TestIdentity(
        String testClass, String method, int invocation, String label, String platform) {

    /// Describes a plain test.
    public static TestIdentity of(Class<?> testClass, String method) {
        return new TestIdentity(testClass.getName(), method, 0, "", "");
    }

    /// Returns the same for one invocation of a repeated or parameterised test.
    public TestIdentity withInvocation(int number, String text) {
        return new TestIdentity(testClass, method, number, text, platform);
    }

    /// Returns the same on one platform.
    public TestIdentity on(String name) {
        return new TestIdentity(testClass, method, invocation, label, name);
    }

    /// What stands before the platform in [#display()].
    static final String ON = " on ";

    /// Writes the identity in one line, such as `FifoTests.keepsOrder[2] WIDTH=8 on firefox`.
    public String display() {
        StringBuilder text = new StringBuilder(shortClass()).append('.').append(method);
        if (invocation > 0) {
            text.append('[').append(invocation).append(']');
        }
        Optional.of(label).filter(l -> !l.isBlank()).ifPresent(l -> text.append(' ').append(l));
        Optional.of(platform).filter(s -> !s.isBlank()).ifPresent(s -> text.append(ON).append(s));
        return text.toString();
    }

    /// The class without its package, nested ones after a dot.
    String shortClass() {
        return testClass.substring(testClass.lastIndexOf('.') + 1).replace('$', '.');
    }
}
