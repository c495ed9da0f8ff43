package org.cocobean.bus;

import static org.cocobean.Cocobean.fork;

import java.util.ArrayList;
import java.util.List;
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
    private final List<Member> members = new ArrayList<>();
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
            watcher = fork("reset by " + domain.reset().get().path(), this::watch);
        }
        members.add(member);
        if (released) {
            member.start();
        }
    }

    private void watch() {
        while (true) {
            domain.awaitRelease(); // at an edge: a reset that is only just being set counts too
            released = true;
            members.forEach(Member::start);
            domain.awaitAssertion();
            released = false;
            new ArrayList<>(members).forEach(Member::stop);
        }
    }
}
