package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Does expensive work exactly once among threads, processes and hosts that share a directory.
///
/// ```java
/// String license = new CallOnce<>(shared, "check out license", Licenses::checkOut, ofMinutes(5))
///         .ensureDone();
/// ```
///
/// The first caller runs the action; the others wait and get the same result. What happened stands
/// in the directory, under a readable form of the name:
///
/// | file | meaning |
/// |---|---|
/// | `NAME.lock/` | somebody does the work; the file in it says who, where and since when |
/// | `NAME.done` | done for good, with the result |
/// | `NAME.failed` | failed, with the message; every caller fails with it until [#clean()] |
///
/// A caller that is killed leaves neither marker: another one does the work again from the start.
/// So an action must do its work in a directory of its own and move the finished result into place,
/// as [Scratch#publish] does. An action that is interrupted leaves no marker either.
///
/// The result is a [Path], a string, a number, a `Duration`, an enum, a record, a list or map of
/// these, or null; every caller, also the one that ran the action, gets a copy. All methods may be
/// called from any thread. Results of an action that loses its lock (its host was silent too long,
/// so another did the work) are discarded.
///
/// @param <T> the type of the result
public final class CallOnce<T extends @Nullable Object> {

    private final Work work;
    private final Callable<T> action;

    /// Describes the work; nothing happens yet.
    ///
    /// @param directory where locks and markers are kept; made when it is missing
    /// @param name what the work is called in messages; one name is one piece of work
    /// @param action the work
    /// @param timeout how long to wait for another caller that does the work
    public CallOnce(Path directory, String name, Callable<T> action, Duration timeout) {
        this(directory, name, action, timeout, Session.current().context());
    }

    CallOnce(
            Path directory,
            String name,
            Callable<T> action,
            Duration timeout,
            WorkContext context) {
        this.work = new Work(directory, name, timeout, context);
        this.action = action;
    }

    /// Returns the result of the work, doing it if nobody has.
    ///
    /// @throws CallOnceException.Failed when the action failed, here or elsewhere
    /// @throws CallOnceException.TimedOut when another caller did not finish in time
    /// @throws CallOnceException when interrupted, or when the directory cannot be used
    @SuppressWarnings({"unchecked", "NullAway"}) // One name, one type; null only where T allows it.
    public T ensureDone() {
        return (T) work.ensureDone(action);
    }

    /// True when the work is done and its result can be had without waiting.
    public boolean isDone() {
        try {
            return work.marker().filter(Marker::done).isPresent();
        } catch (IOException e) {
            throw work.unusable(e);
        }
    }

    /// Forgets what happened, so that the next caller does the work again. Work that somebody is
    /// doing at this moment goes on.
    public void clean() {
        try {
            work.clean();
        } catch (IOException e) {
            throw work.unusable(e);
        }
    }
}
