package org.cocobean.internal.kernel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.cocobean.task.Obligation;
import org.jspecify.annotations.Nullable;

/// What the present test must see finished.
final class Obligations {

    private static final int ROUNDS = 1000;

    private final List<Obligation> all = new CopyOnWriteArrayList<>(); // a watchdog reads it

    void add(Obligation obligation) {
        all.add(obligation);
    }

    /// Returns what is outstanding, a line each.
    String outstanding() {
        return all.stream()
                .map(Obligation::outstanding)
                .flatMap(Optional::stream)
                .map(line -> "outstanding: " + line)
                .collect(Collectors.joining("\n"));
    }

    /// Lets each finish, those that come meanwhile too, until nothing is outstanding: what one
    /// finishes may be another's to do.
    ///
    /// @return how one of them failed, or null
    @Nullable Throwable finish() {
        try {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).finish();
            }
            for (int round = 0; round < ROUNDS && !outstanding().isEmpty(); round++) {
                for (Obligation each : all) {
                    if (each.outstanding().isPresent()) {
                        each.finish();
                    }
                }
            }
            return outstanding().isEmpty()
                    ? null
                    : new AssertionError("the test never came to rest: " + outstanding());
        } catch (Throwable e) {
            return e;
        }
    }

    /// Judges each as it stands, where nothing can be waited for any more.
    ///
    /// @param byMain whether the main task asks, who alone may have them looked at closely
    /// @return how one of them failed, or null
    @Nullable Throwable judge(boolean byMain) {
        String left = outstanding();
        if (!left.isEmpty()) {
            return new AssertionError(
                    "the simulation ended before all was done that the test must see finished\n"
                            + left);
        }
        try {
            if (byMain) {
                all.forEach(Obligation::judge);
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /// The next test begins without any.
    void clear() {
        all.clear();
    }
}
