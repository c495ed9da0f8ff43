package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// The next command to the agent, with its arguments; [Link#execute] gives it over.
public final class CommandCell {

    private final MemorySegment memory;
    private final Payload payload;

    CommandCell(MemorySegment memory, Payload payload) {
        this.memory = memory;
        this.payload = payload;
    }

    /// Runs the simulation until something fires.
    CommandCell resume() {
        return code(Command.RESUME);
    }

    /// Ends the simulation when its time step is complete.
    CommandCell finish() {
        return code(Command.FINISH);
    }

    /// Reads the samples again.
    public CommandCell sample() {
        return code(Command.SAMPLE);
    }

    /// Writes what stands in a slot past the queue.
    public CommandCell put(SlotCell slot, Put how) {
        return arguments(slot.offset(), how.code, 0, 0).code(Command.PUT);
    }

    /// Writes some bits of what stands in a slot past the queue.
    public CommandCell putBits(SlotCell slot, int low, int count) {
        return arguments(slot.offset(), Put.IMMEDIATE.code, low, count).code(Command.PUT);
    }

    /// Looks for a name in a scope.
    public CommandCell resolve(int scope, String name) {
        payload.set(name);
        return arguments(scope, 0, 0).code(Command.RESOLVE);
    }

    /// Asks for the objects of a scope, as many as fit, but for the first ones; [#answer] is how
    /// many there are.
    public CommandCell children(int scope, int skipped) {
        return arguments(scope, skipped, 0).code(Command.CHILDREN);
    }

    /// Asks what lies at an index of an array.
    public CommandCell element(int array, int index) {
        return arguments(array, index, 0).code(Command.ELEMENT);
    }

    /// Reads elements of an array into the payload.
    public CommandCell readMemory(int array, int first, int count) {
        return arguments(array, first, count).code(Command.MEMORY_READ);
    }

    /// Writes elements of an array from the payload, so many words all together.
    public CommandCell writeMemory(int array, int first, int count, int words) {
        payload.setLength(8 * words);
        return arguments(array, first, count).code(Command.MEMORY_WRITE);
    }

    /// Does something with a value that travels as text.
    public CommandCell text(int handle, TextUse use) {
        return arguments(handle, use.code, 0).code(Command.TEXT);
    }

    /// Prints a line after all that was printed so far.
    CommandCell mark(String line) {
        payload.set(line);
        return code(Command.MARK);
    }

    private CommandCell arguments(long first, long second, long third) {
        memory.set(Window.LONG, WindowLayout.ARG, first);
        memory.set(Window.LONG, WindowLayout.ARG + 8, second);
        memory.set(Window.LONG, WindowLayout.ARG + 16, third);
        return this;
    }

    private CommandCell arguments(long first, long second, long third, long fourth) {
        memory.set(Window.LONG, WindowLayout.ARG + 24, fourth);
        return arguments(first, second, third);
    }

    private CommandCell code(Command command) {
        memory.set(Window.INT, WindowLayout.COMMAND, command.code);
        return this;
    }

    /// Returns the number that the agent answered.
    public long answer() {
        return memory.get(Window.LONG, WindowLayout.ARG);
    }

    Status status() {
        return Status.of(memory.get(Window.INT, WindowLayout.STATUS));
    }

    boolean isFinish() {
        return memory.get(Window.INT, WindowLayout.COMMAND) == WindowLayout.COMMAND_FINISH;
    }
}
