package org.cocobean.internal.kernel;

import java.nio.charset.StandardCharsets;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;

/// What travels as text: the values of strings, and the names of an enumeration's values.
final class TextCommand {

    private final Kernel kernel;
    private final Window window;
    private final ObjectInfo info;
    private final String path;

    TextCommand(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.info = info;
        this.path = path;
    }

    /// Asks for the present value.
    ///
    /// @return the status; if it is OK, [#answer] is the value
    int read() {
        return execute(WindowLayout.TEXT_READ);
    }

    String answer() {
        return new String(
                window.payload(0, window.getInt(WindowLayout.PAYLOAD_LENGTH)),
                StandardCharsets.UTF_8);
    }

    /// Queues a deposit.
    void queue(String value) {
        window.setPayload(value.getBytes(StandardCharsets.UTF_8));
        kernel.limits().requireOk(execute(WindowLayout.TEXT_QUEUE), "writing " + path);
    }

    /// Returns the number of an enumeration's value.
    long literal(String name) {
        window.setPayload(name.getBytes(StandardCharsets.UTF_8));
        int status = execute(WindowLayout.TEXT_LITERAL);
        if (status == WindowLayout.STATUS_NOT_FOUND) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no value of " + path + ", which takes " + answer());
        }
        kernel.limits().requireOk(status, "writing by name to " + path);
        return window.getLong(WindowLayout.ARG0);
    }

    private int execute(int use) {
        window.setLong(WindowLayout.ARG0, info.handle());
        window.setLong(WindowLayout.ARG0 + 8, use);
        return kernel.command(WindowLayout.COMMAND_TEXT);
    }
}
