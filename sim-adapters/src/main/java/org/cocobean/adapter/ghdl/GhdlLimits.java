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

    static Capabilities of(Installation installation) {
        Capabilities all =
                Capabilities.all()
                        .without(
                                Capability.REALS,
                                "VPI of GHDL "
                                        + installation.version()
                                        + " does not show objects of type real.");
        return deposits(installation)
                ? all
                : all.without(
                                Capability.DEPOSIT_ON_DRIVEN,
                                "GHDL "
                                        + installation.version()
                                        + " makes every write through VPI a permanent force (GHDL 5 does not).")
                        .without(
                                Capability.RELEASE,
                                "GHDL "
                                        + installation.version()
                                        + " cannot release a force (GHDL 5 can).");
    }
}
