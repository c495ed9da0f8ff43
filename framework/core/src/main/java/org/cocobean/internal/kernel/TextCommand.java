package org.cocobean.internal.kernel;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cocobean.internal.link.Status;
import org.cocobean.internal.link.TextUse;
import org.cocobean.internal.link.Window;

/// What travels as text: the values of strings, and the names of an enumeration's values.
final class TextCommand {

    private static final Pattern LITERAL = Pattern.compile("'.'|[^,]+");

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
    Status read() {
        return execute(TextUse.READ);
    }

    String answer() {
        return window.payload().text();
    }

    /// Queues a deposit.
    void queue(String value) {
        window.payload().set(value);
        kernel.limits().requireOk(execute(TextUse.QUEUE), "writing " + path);
    }

    /// Returns the number of an enumeration's value.
    long literal(String name) {
        window.payload().set(name);
        Status status = execute(TextUse.LITERAL);
        if (status == Status.NOT_FOUND) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no value of " + path + ", which takes " + answer());
        }
        kernel.limits().requireOk(status, "writing by name to " + path);
        return window.command().answer();
    }

    /// Returns all names of an enumeration's values, in their order; empty when the simulator knows
    /// none.
    List<String> literals() {
        window.payload().set("");
        return execute(TextUse.LITERAL) == Status.NOT_FOUND
                ? LITERAL.matcher(answer()).results().map(MatchResult::group).toList()
                : List.of();
    }

    private Status execute(TextUse use) {
        return kernel.execute(window.command().text(info.handle(), use));
    }
}
