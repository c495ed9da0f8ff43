package org.cocobean.bus.ethernet;

import java.util.Map;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Dut;

/// Finds links of XGMII (IEEE 802.3, clause 46) with four or eight lanes, which move at the rising
/// edges of a clock, as they do inside chips.
public final class Xgmii {

    private Xgmii() {}

    /// Finds the pins that lead to the PHY: `txd` and `txc`.
    ///
    /// @param prefix of their names, for instance `xgmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink tx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "txd", prefix + "txc"), domain);
    }

    /// Finds the pins that come from the PHY: `rxd` and `rxc`.
    ///
    /// @param prefix of their names, for instance `xgmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink rx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "rxd", prefix + "rxc"), domain);
    }

    private static Naming names(String data, String control) {
        return Naming.map(Map.of("data", data, "control", control));
    }

    /// Finds pins of other names, of one direction.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static EthernetLink of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(XgmiiPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static EthernetLink of(XgmiiPins pins, ClockDomain domain) {
        return EthernetLink.of(pins.data(), new XgmiiWires(pins, domain), domain);
    }
}
