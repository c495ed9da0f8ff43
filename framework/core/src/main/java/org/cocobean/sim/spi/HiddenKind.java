package org.cocobean.sim.spi;

/// Kinds of objects of a design that a simulator does not show, though they are there.
public enum HiddenKind {
    /// A queue.
    QUEUE("a queue", Reason.STORAGE),
    /// A dynamic array.
    DYNAMIC_ARRAY("a dynamic array", Reason.STORAGE),
    /// An associative array.
    ASSOCIATIVE_ARRAY("an associative array", Reason.STORAGE),
    /// A handle of an object of a class.
    CLASS_HANDLE("a class handle", Reason.STORAGE),
    /// A pointer of foreign code.
    CHANDLE("a chandle", Reason.STORAGE),
    /// A union whose members are not packed.
    UNION("an unpacked union", Reason.STORAGE),
    /// A string.
    STRING("a string", Reason.STORAGE),
    /// A named event.
    EVENT("a named event", Reason.STORAGE),
    /// A gate or another primitive.
    GATE("a gate", "it has no value of its own: look at the signals at its pins, which have names"),
    /// A function.
    FUNCTION("a function", Reason.CODE),
    /// A task of Verilog.
    TASK("a task", Reason.CODE),
    /// What is fixed when the design is elaborated, and not kept.
    GENVAR("a genvar or specparam", "it is not kept by this simulator: read a localparam"),
    /// What a tool has another word for.
    OTHER("of a type that has no place in a test", Reason.STORAGE);

    private final String words;
    private final String reason;

    HiddenKind(String words, String reason) {
        this.words = words;
        this.reason = reason;
    }

    /// Returns what such an object is, as the end of the sentence "it is …".
    public String words() {
        return words;
    }

    /// Returns why it is not shown, and what to do.
    public String reason() {
        return reason;
    }

    private static final class Reason {
        static final String STORAGE =
                "this simulator gives nobody a look at those: let the design copy what a test needs into a signal";
        static final String CODE =
                "it is code, whose variables live while it runs: let it write what a test needs into a signal";
    }
}
