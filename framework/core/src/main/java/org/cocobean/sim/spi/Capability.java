package org.cocobean.sim.spi;

/// Something that not every simulator can do.
public enum Capability {
    /// Values X and Z exist.
    FOUR_STATE("keeps X and Z"),
    /// The nine states of VHDL's `std_logic` exist.
    NINE_STATE("keeps all nine states of std_logic"),
    /// Deposits to signals that the HDL drives last until the HDL drives them again.
    DEPOSIT_ON_DRIVEN("takes deposits to signals that the HDL drives"),
    /// Deposits to the output of combinational logic last until one of its inputs changes.
    COMBINATIONAL_DEPOSIT(
            "keeps deposits to outputs of combinational logic until its inputs change"),
    /// Signals can be forced and frozen.
    FORCE("forces signals"),
    /// A force on any signal reaches what the HDL computes from it.
    FORCE_REACHES_READERS("forces every signal that the HDL drives and reads"),
    /// Forced signals can be released.
    RELEASE("releases forced signals"),
    /// Elements of arrays can be forced and frozen.
    ELEMENT_FORCE("forces elements of arrays"),
    /// The testbench drives inout ports of the top beside the HDL.
    TRISTATE("drives inout ports beside the HDL"),
    /// A write can take effect at once.
    IMMEDIATE_WRITE("writes immediately"),
    /// All internal signals are visible without asking.
    INTERNALS_VISIBLE("shows internal signals without being asked"),
    /// Generate scopes appear in the hierarchy.
    GENERATE_SCOPES("shows generate scopes"),
    /// So do those of case generate statements.
    CASE_GENERATE("shows what stands in case generate statements"),
    /// Parameters and generics can be read.
    PARAMETERS("shows parameters"),
    /// Real-valued objects can be read and written.
    REALS("shows reals"),
    /// String variables can be read and written.
    STRINGS("shows strings"),
    /// Members of packed structures and elements of packed arrays have names.
    STRUCTURES("knows the members of structures"),
    /// Values of enumerations have names.
    ENUMERATION_NAMES("knows the names of an enumeration's values"),
    /// Memories can be read by element and in bulk.
    ARRAYS("shows arrays and memories"),
    /// Memories can be written by element and in bulk.
    ARRAY_WRITES("writes arrays and memories"),
    /// The dimensions of an array with several unpacked ones are known.
    ARRAY_DIMENSIONS("knows the dimensions of arrays"),
    /// A value that a process gives a signal and takes back at once is a change.
    ZERO_WIDTH_CHANGES("sees values that a process takes back at once"),
    /// Values at an edge of a clock that the HDL makes are those before the edge.
    PRE_EDGE_SAMPLING_OF_HDL_CLOCKS("samples before the edge of clocks made in HDL"),
    /// Text that the design prints is no error, whatever it looks like.
    LOOKALIKES("tells text that looks like an error from an error"),
    /// A pattern of `visible` that matches no signal fails the build.
    VISIBLE_PATTERNS("refuses patterns of visible signals that match none"),
    /// Violations of `unique` and `priority` are errors.
    UNIQUE_CASE("fails on violations of unique and priority"),
    /// The simulator writes waves.
    WAVES("writes waves"),
    /// A hanging or crashing design can be killed without harm to the tests.
    KILLABLE("can be killed");

    private final String sentence;

    Capability(String sentence) {
        this.sentence = sentence;
    }

    /// Returns what a simulator with this capability does, as the end of the sentence "NAME …".
    public String sentence() {
        return sentence;
    }
}
