package org.cocobean;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.Bridge;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.internal.kernel.Meeting;
import org.cocobean.internal.kernel.TaskScopeImpl;
import org.cocobean.task.Event;
import org.cocobean.task.SimLock;
import org.cocobean.task.SimQueue;
import org.cocobean.task.Task;
import org.cocobean.task.TaskScope;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The words of a testbench, for static import.
///
/// ```java
/// import static org.cocobean.Cocobean.*;
///
/// rising(dut.clk()).await();
/// await(ns(10));
/// Task<Integer> reader = fork(() -> receive(dut));
/// ```
///
/// All of them belong to the simulation of the calling task and throw [IllegalStateException] where
/// there is none.
public final class Cocobean {

    private Cocobean() {}

    private static Kernel kernel() {
        return Simulation.current().kernel();
    }

    // ---- time
    // --------------------------------------------------------------------------------------------------

    /// Returns a time in picoseconds.
    public static SimTime ps(long count) {
        return SimTime.ps(count);
    }

    /// Returns a time in nanoseconds.
    public static SimTime ns(long count) {
        return SimTime.ns(count);
    }

    /// Returns a time in nanoseconds, exactly the decimal as written.
    public static SimTime ns(double count) {
        return SimTime.ns(count);
    }

    /// Returns a time in microseconds.
    public static SimTime us(long count) {
        return SimTime.us(count);
    }

    /// Returns a time in milliseconds.
    public static SimTime ms(long count) {
        return SimTime.ms(count);
    }

    /// Returns the given number of the simulator's steps.
    public static SimTime steps(long count) {
        return SimTime.steps(count, kernel().precision());
    }

    /// Returns the present simulated time.
    public static SimTime now() {
        return kernel().time();
    }

    // ---- waiting
    // -----------------------------------------------------------------------------------------------

    /// Blocks for a stretch of simulated time.
    ///
    /// @throws IllegalArgumentException when it is not a positive whole number of the simulator's
    ///   steps
    public static void await(SimTime time) {
        timer(time).await();
    }

    /// Returns a trigger that fires when the signal becomes 1.
    public static Edge rising(Signal signal) {
        return signal.rising();
    }

    /// Returns a trigger that fires when the signal becomes 0.
    public static Edge falling(Signal signal) {
        return signal.falling();
    }

    /// Returns a trigger that fires at any change of the signal.
    public static Edge change(Signal signal) {
        return signal.change();
    }

    /// Returns a trigger that fires after a stretch of simulated time, at the beginning of that
    /// time step.
    ///
    /// @throws IllegalArgumentException when it is not a positive whole number of the simulator's
    ///   steps
    public static Trigger timer(SimTime time) {
        return kernel().timer(time, Rounding.EXACT);
    }

    /// Returns a trigger that fires after a stretch of simulated time, rounded to the simulator's
    /// steps.
    public static Trigger timer(SimTime time, Rounding rounding) {
        return kernel().timer(time, rounding);
    }

    /// Returns a trigger that fires when this time step has settled: all HDL has run and queued
    /// writes are applied. What is written then takes effect at once.
    public static Trigger readWrite() {
        return kernel().readWrite();
    }

    /// Returns a trigger that fires at the end of this time step, when values are final and writes
    /// are errors.
    public static Trigger readOnly() {
        return kernel().readOnly();
    }

    /// Returns a trigger that fires at the beginning of the next time step in which the simulator
    /// has anything to do.
    public static Trigger nextTimeStep() {
        return kernel().nextTimeStep();
    }

    /// Waits until the HDL ends the simulation of its own will and without an error: `$finish`,
    /// `std.env.finish`, `std.env.stop`. So a testbench in HDL that checks itself is a test.
    ///
    /// After it nothing can be done in the simulation. Only the test itself may call it, no task.
    ///
    /// @throws AssertionError when the HDL reported an error before, ended with a status other than
    ///   0, or just has no more events: that is no success, since it is also how a testbench ends
    ///   that waits for what never comes
    public static void awaitEnd() {
        kernel().awaitEnd();
    }

    /// Returns a trigger that fires when the first of the given ones does; awaiting it returns that
    /// one.
    public static Trigger first(Trigger... triggers) {
        return kernel().group(false, triggers);
    }

    /// Returns a trigger that fires when all of the given ones have. Where one is the end of a task
    /// and that task fails, awaiting it throws that failure at once.
    public static Trigger all(Trigger... triggers) {
        return kernel().group(true, triggers);
    }

    /// Runs code as a task, but no longer than the given simulated time.
    ///
    /// @throws SimTimeoutException when the time is over first; the task has been cancelled
    public static <T extends @Nullable Object> T withTimeout(SimTime limit, Callable<T> code) {
        Task<T> task = fork(code);
        Trigger timer = timer(limit);
        Trigger ended;
        try {
            ended = first(task.done(), timer).await();
        } catch (Throwable e) {
            task.cancel(); // whoever waits for it is gone
            throw e;
        }
        if (ended == timer) {
            task.cancel();
            throw new SimTimeoutException(
                    task.name() + " did not end within " + limit + " (now " + now() + ")");
        }
        return task.join();
    }

    // ---- tasks
    // -------------------------------------------------------------------------------------------------

    /// Starts a task. It runs when the caller waits; a failure that nobody joins fails the test at
    /// once.
    public static <T extends @Nullable Object> Task<T> fork(Callable<T> body) {
        return kernel().fork(null, body);
    }

    /// Starts a task without a result.
    public static Task<@Nullable Void> fork(Runnable body) {
        return fork(null, body);
    }

    /// Starts a task with a name, which messages show.
    public static <T extends @Nullable Object> Task<T> fork(String name, Callable<T> body) {
        return kernel().fork(name, body);
    }

    /// Starts a task without a result, with a name, which messages show.
    public static Task<@Nullable Void> fork(@Nullable String name, Runnable body) {
        return kernel().fork(name, Kernel.callable(body));
    }

    /// Opens a scope for tasks that end together: a failing one cancels the others.
    public static TaskScope taskScope() {
        return new TaskScopeImpl(kernel());
    }

    /// Lets all other tasks that are ready run before the caller goes on; no simulated time passes.
    public static void pause() {
        kernel().pause();
    }

    /// Runs blocking code (I/O, another program) in a thread of its own, while simulated time
    /// stands still and other tasks that are ready run on. Returns its result or throws its
    /// exception.
    public static <T extends @Nullable Object> T blocking(Callable<T> code) {
        return kernel().bridge().blocking(code);
    }

    /// Called inside [#blocking]: runs code as a task of the simulation and waits for it; simulated
    /// time may pass.
    public static <T extends @Nullable Object> T inSimulation(Callable<T> code) {
        return Bridge.inSimulation(code);
    }

    /// Returns a new event, cleared.
    public static Event event() {
        return Meeting.event(kernel(), "event");
    }

    /// Returns a new event with a name, which messages show.
    public static Event event(String name) {
        return Meeting.event(kernel(), name);
    }

    /// Returns a new lock.
    public static SimLock lock() {
        return Meeting.lock(kernel(), "lock");
    }

    /// Returns a new first-in-first-out queue without a limit.
    public static <T> SimQueue<T> queue() {
        return queue(Integer.MAX_VALUE);
    }

    /// Returns a new first-in-first-out queue with room for so many items.
    public static <T> SimQueue<T> queue(int capacity) {
        return Meeting.queue(kernel(), capacity, new ArrayDeque<>());
    }

    /// Returns a new last-in-first-out queue.
    public static <T> SimQueue<T> stack(int capacity) {
        return Meeting.queue(kernel(), capacity, Meeting.stack());
    }

    /// Returns a new queue that gives back the least item first.
    public static <T> SimQueue<T> priorityQueue(int capacity, Comparator<? super T> order) {
        return Meeting.queue(kernel(), capacity, Meeting.priorities(order));
    }
}
