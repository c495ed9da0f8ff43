package org.cocobean.bus.ethernet;

import java.util.Map;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Dut;

/// Finds links of RGMII (version 2.0): half a byte at each edge of the clock, the lower one at the
/// rising edge; at 10 and 100 Mbit/s half a byte in each cycle, [EthernetLink#halfBytes()]. Both
/// ends see the values from before an edge, as with a clock that is delayed inside the receiver.
public final class Rgmii {

    private Rgmii() {}

    /// Finds the pins that lead to the PHY: `txd` and `tx_ctl`.
    ///
    /// @param prefix of their names, for instance `rgmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink tx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "txd", prefix + "tx_ctl"), domain);
    }

    /// Finds the pins that come from the PHY: `rxd` and `rx_ctl`.
    ///
    /// @param prefix of their names, for instance `rgmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink rx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "rxd", prefix + "rx_ctl"), domain);
    }

    private static Naming names(String data, String control) {
        return Naming.map(Map.of("data", data, "control", control));
    }

    /// Finds pins of other names, of one direction.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static EthernetLink of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(RgmiiPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static EthernetLink of(RgmiiPins pins, ClockDomain domain) {
        return EthernetLink.of(pins.data(), new RgmiiWires(pins, domain), domain);
    }
}
