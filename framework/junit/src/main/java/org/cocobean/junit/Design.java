package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Names the design that the tests of a class simulate.
///
/// ```java
/// @Design(top = "counter", sources = "rtl/counter.v")
/// class CounterTests {
///     @HdlTest
///     void counts(Dut dut) { ... }
/// }
/// ```
///
/// Each test method gets a fresh simulation, started when the test first asks for it: a parameter
/// of type [org.cocobean.Simulation], [org.cocobean.dut.Dut] or an interface that extends `Dut`, in
/// the method, in `@BeforeEach` and `@AfterEach` methods or, if no parameters of the test decide
/// about the design, in the constructor. [SharedSimulation] makes it one per class. Nested classes
/// and subclasses inherit the design; one on a nested class or on a method replaces it there.
///
/// The class runs once per simulator of `-Dcocobean.sim=a,b,c` that takes the design's language;
/// without that setting on the first one installed. A chosen simulator that is not installed skips
/// the tests with the reason, and fails them in continuous integration.
///
/// Relative paths start at the project directory.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@SuppressWarnings("exports") // the extensions are ours alone
@ClassTemplate
@ExtendWith({SimulatorInvocations.class, HdlExtension.class})
public @interface Design {

    /// The top-level module or entity; may be left out where [#source] computes the design, or
    /// where a `.core` file among [#fileLists] names the `toplevel` of its target.
    String top() default "";

    /// A class with a static method that returns an [org.cocobean.sim.HdlDesign]: what the other
    /// parts of this annotation say is added to it. The method has no parameters, need not be
    /// public, and runs once.
    Class<?> source() default Design.class;

    /// The name of that method; may be left out where the class has only one of the kind.
    String method() default "";

    /// The sources. VHDL needs no order and packages of SystemVerilog none: each source is compiled
    /// after what it uses. `LIBRARY=path` puts a VHDL source into a library. `*` and `?` match
    /// within a name, `**` over directories, `{a,b}` either; `!` in front of a pattern takes away
    /// what others matched.
    String[] sources() default {};

    /// Sources with macros, include directories, a library or a standard of their own, in front of
    /// the others.
    Sources[] sets() default {};

    /// The library of VHDL that the sources without one, and the top, belong to; `work` when empty.
    String library() default "";

    /// Files that list sources, which come before the ones named here; paths in a list start at the
    /// project directory, or with `-F ` in front of its name at its own directory.
    String[] fileLists() default {};

    /// Directories that are searched for included files.
    String[] includeDirs() default {};

    /// Macros, as `NAME` or `NAME=value`. One that the files do not speak of is a warning in the
    /// log, and an error when they have its name in other letters.
    String[] defines() default {};

    /// Top-level parameters or generics, as `NAME=value`; [HdlParameter] takes one from a
    /// parameterised test. Space round the name and the value is none of them; a text in quotes
    /// keeps its own. A name that the top has not is an error.
    String[] parameters() default {};

    /// The time scale of sources without one; empty for the simulator's own.
    String timescale() default "1ns/1ps";

    /// The language standard, such as `2012` or `08`.
    String language() default "";

    /// Arguments for the compiler.
    String[] buildArgs() default {};

    /// Arguments for the simulator.
    String[] runArgs() default {};

    /// Plusargs for the simulator, without the plus sign.
    String[] plusargs() default {};

    /// Internal signals that the tests reach, as patterns of paths below the top, or `all`; only
    /// simulators that hide them need it.
    String[] visible() default {};

    /// Whether sources of VHDL that the top does not need are left alone, as in a folder with
    /// sources for other vendors; compilers of Verilog leave out modules by themselves.
    boolean onlyNeeded() default false;

    /// Memory images that must fill what `$readmemh` or `$readmemb` loads them into, as paths from
    /// the directory of the test or `*` for all; that of a [org.cocobean.session.junit.Firmware]
    /// always must. Others that are too short, and have no addresses, are a warning in the log.
    String[] fullImages() default {};

    /// Where the simulation lives; at most one, the simulator's own choice when empty.
    Isolation[] isolation() default {};
}
