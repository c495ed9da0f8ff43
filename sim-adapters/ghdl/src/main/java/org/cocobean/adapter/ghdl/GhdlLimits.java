package org.cocobean.adapter.ghdl;

import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Installation;

/// What each version of GHDL cannot do, and why.
final class GhdlLimits {

    private GhdlLimits() {}

    /// Tells whether a write through VPI is a deposit, and a force can be released: GHDL 5 and
    /// newer.
    static boolean deposits(Installation installation) {
        return installation.isAtLeast(5, 0);
    }

    /// Tells whether elements of arrays are found also when their bounds are known only after
    /// elaboration: GHDL 5 and newer.
    static boolean readsAllArrays(Installation installation) {
        return installation.isAtLeast(5, 0);
    }

    /// Tells whether this version is known to say after every error of the HDL where it came from,
    /// and after nothing else. Others may, but nobody has looked.
    static boolean marksErrors(Installation installation) {
        return (installation.isAtLeast(2, 0) && !installation.isAtLeast(3, 0))
                || (installation.isAtLeast(5, 0) && !installation.isAtLeast(7, 0));
    }

    static Capabilities of(Installation installation) {
        String ghdl = "GHDL " + installation.version();
        String arrays =
                "VPI of "
                        + ghdl
                        + " loses writes to elements of arrays; it shows signals that are arrays of"
                        + " vectors with one dimension, for reading, and no others (ports of the top"
                        + " are brought out by a wrapper, whatever their arrays).";
        String writes =
                ghdl
                        + " makes every write through VPI a permanent force, so only inputs of the top"
                        + " level and signals that no HDL drives can be written (GHDL 5 has no such"
                        + " limit); force() overrides a driven one for good.";
        Capabilities all =
                Capabilities.all()
                        .without(
                                Capability.REALS,
                                "VPI of "
                                        + ghdl
                                        + " shows no signals of type real (generics and constants are read).")
                        .without(
                                Capability.STRINGS,
                                "VPI of "
                                        + ghdl
                                        + " shows no signals of type string (generics and constants are read).")
                        .without(
                                Capability.CASE_GENERATE,
                                "VPI of "
                                        + ghdl
                                        + " leaves out what stands in case generate statements: use"
                                        + " if ... elsif ... else generate.")
                        .without(
                                Capability.STRUCTURES,
                                "VPI of "
                                        + ghdl
                                        + " shows neither records nor their members; those on ports"
                                        + " of the top are brought out by a wrapper, bring others to"
                                        + " signals of other types.")
                        .without(Capability.ARRAY_WRITES, arrays)
                        .without(Capability.ELEMENT_FORCE, arrays)
                        .without(Capability.ARRAY_DIMENSIONS, arrays)
                        .without(
                                Capability.UNIQUE_CASE,
                                "VHDL has neither; that a case takes every value, and by one choice,"
                                        + " is checked when it is compiled.")
                        .without(
                                Capability.ZERO_WIDTH_CHANGES,
                                "a signal of VHDL takes the last value that a process gave it.");
        if (!marksErrors(installation)) {
            all =
                    all.without(
                            Capability.LOOKALIKES,
                            "nobody has looked how %s marks its errors, so every line that looks like one counts."
                                    .formatted(ghdl));
        }
        return deposits(installation)
                ? all
                : all.without(Capability.DEPOSIT_ON_DRIVEN, writes)
                        .without(Capability.COMBINATIONAL_DEPOSIT, writes)
                        .without(
                                Capability.RELEASE,
                                ghdl
                                        + " cannot release a force on a signal that HDL drives (GHDL 5 can).");
    }
}
