package org.cocobean.internal.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The first of several triggers, or all of them.
final class GroupTrigger extends KernelTrigger {

    private final boolean all;
    private final KernelTrigger[] members;

    GroupTrigger(Kernel kernel, boolean all, Trigger... members) {
        super(kernel);
        if (members.length == 0) {
            throw new IllegalArgumentException("a group of triggers needs at least one member");
        }
        this.all = all;
        this.members = Arrays.stream(members).map(KernelTrigger::of).toArray(KernelTrigger[]::new);
        for (KernelTrigger member : this.members) {
            if (member.kernel != kernel) {
                throw new IllegalArgumentException(member + " belongs to another simulation");
            }
        }
    }

    @Override
    public Trigger await() {
        Trigger fired = super.await();
        rethrow();
        return fired;
    }

    /// To wait for all is to need all: who fails ends the wait.
    @Override
    boolean hasFailed() {
        return all && Arrays.stream(members).anyMatch(KernelTrigger::hasFailed);
    }

    @Override
    @Nullable Throwable takeFailure() {
        Throwable failure = null;
        for (KernelTrigger member : members) {
            Throwable more = member.takeFailure();
            if (failure == null) {
                failure = more;
            } else if (more != null && more != failure) {
                failure.addSuppressed(more);
            }
        }
        return failure;
    }

    @Override
    void rethrow() {
        Throwable failure = hasFailed() ? takeFailure() : null;
        if (failure != null) {
            throw Kernel.<RuntimeException>sneaky(failure);
        }
    }

    @Override
    @Nullable Trigger already() {
        if (hasFailed()) {
            return this;
        }
        for (KernelTrigger member : members) {
            boolean fired = member.already() != null;
            if (fired != all) {
                return all ? null : member;
            }
        }
        return all ? this : null;
    }

    @Override
    WaitPoint prepare() {
        return new Point();
    }

    @Override
    public String toString() {
        return Arrays.stream(members)
                .map(Object::toString)
                .collect(Collectors.joining(", ", all ? "all(" : "first(", ")"));
    }

    /// One wait for the group.
    private final class Point extends WaitPoint {
        private final @Nullable Member[] waiting = new Member[members.length];
        private int left;
        private Trigger result = GroupTrigger.this;

        @Override
        Trigger trigger() {
            return result;
        }

        @Override
        void arm() {
            try {
                for (int i = 0; i < members.length; i++) {
                    if (members[i].already() == null) {
                        left++;
                        Member member = new Member(this, members[i]);
                        waiting[i] = member;
                        member.join();
                    }
                }
            } catch (RuntimeException | Error e) {
                disarm();
                throw e;
            }
        }

        @Override
        void disarm() {
            for (Member member : waiting) {
                if (member != null) {
                    member.leave();
                }
            }
        }

        void memberFired(Member member) {
            boolean failed = all && member.trigger.hasFailed();
            if (all && --left > 0 && !failed) {
                return;
            }
            if (failed) {
                disarm();
            }
            if (!all) {
                result = member.trigger;
                disarm();
            }
            fire();
        }
    }

    /// The group's waiter at one of its members.
    private static final class Member implements Waiter {
        private final Point group;
        private final KernelTrigger trigger;
        private @Nullable WaitPoint point;

        Member(Point group, KernelTrigger trigger) {
            this.group = group;
            this.trigger = trigger;
        }

        void join() {
            WaitPoint joined = trigger.prepare();
            joined.add(this); // may refuse
            point = joined;
        }

        void leave() {
            if (point != null) {
                point.remove(this);
                point = null;
            }
        }

        @Override
        public void fired(WaitPoint where) {
            if (point != null) {
                point = null;
                group.memberFired(this);
            }
        }
    }
}
