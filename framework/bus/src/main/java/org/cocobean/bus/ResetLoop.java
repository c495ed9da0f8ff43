package org.cocobean.bus;

import static org.cocobean.Cocobean.fork;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.cocobean.Simulation;
import org.cocobean.dut.Signal;
import org.cocobean.task.Obligation;
import org.cocobean.task.Task;
import org.jspecify.annotations.Nullable;

/// Runs the tasks of all endpoints of a clock domain while there is no reset, and anew after each
/// one.
final class ResetLoop {

    private static final class Member {
        private final String name;
        private final Runnable rest;
        private final Runnable body;
        private @Nullable Task<@Nullable Void> running;

        Member(String name, Runnable rest, Runnable body) {
            this.name = name;
            this.rest = rest;
            this.body = body;
        }

        void start() {
            if (running == null) {
                running = fork(name, body);
            }
        }

        void stop() {
            if (running != null) {
                running.cancel();
                running = null;
            }
            rest.run();
        }
    }

    private final ClockDomain domain;
    private final List<Member> members = new CopyOnWriteArrayList<>(); // a watchdog reads it
    private @Nullable Task<@Nullable Void> watcher;
    private boolean released;

    ResetLoop(ClockDomain domain) {
        this.domain = domain;
    }

    void start(String name, Runnable rest, Runnable body) {
        join(new Member(name, rest, body));
    }

    private void join(Member member) {
        member.rest.run();
        if (domain.reset().isEmpty()) {
            member.start();
            return;
        }
        if (watcher == null || watcher.isDone()) { // the test before has ended
            members.clear();
            released = false;
            Release release = new Release(domain.reset().get());
            if (domain.mustLeaveReset()) {
                Simulation.current().mustFinish(release);
            }
            watcher = fork("reset by " + release.reset.path(), () -> watch(release));
        }
        members.add(member);
        if (released) {
            member.start();
        }
    }

    private void watch(Release release) {
        domain.cycles(1); // a reset that is only just being set counts too
        release.hasBegun = true;
        if (domain.isInReset()) {
            domain.awaitRelease();
        }
        while (true) {
            released = true;
            release.came = true;
            members.forEach(Member::start);
            domain.awaitAssertion();
            released = false;
            members.forEach(Member::stop);
            domain.awaitRelease();
        }
    }

    /// The end of the first reset of a test: endpoints for which it never comes have seen and
    /// checked nothing.
    private final class Release implements Obligation {

        private final Signal reset;
        private volatile boolean hasBegun;
        private volatile boolean came;
        private boolean waitedForOthers;

        Release(Signal reset) {
            this.reset = reset;
        }

        @Override
        public Optional<String> outstanding() {
            return came || !hasBegun
                    ? Optional.empty()
                    : Optional.of(
                            "%s has not ended the reset of %s"
                                    .formatted(
                                            reset.path(),
                                            members.stream()
                                                    .map(member -> member.name)
                                                    .collect(Collectors.joining(", "))));
        }

        @Override
        public void finish() {
            if (outstanding().isEmpty()) {
                return;
            }
            if (!waitedForOthers) {
                waitedForOthers = true; // by what they do it may end
                return;
            }
            if (domain.isInReset()) {
                throw new AssertionError(
                        "%s in the whole test (it is %s), so they have seen and checked nothing: let the reset end, look whether it is active at that level (withReset, withResetLow), or say mayStayInReset()"
                                .formatted(outstanding().orElse(""), reset.logic()));
            }
            came = true;
        }
    }
}
