package org.cocobean.bus.ethernet;

import java.util.Map;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Dut;

/// Finds links of GMII (IEEE 802.3, clause 35), a byte in each cycle, and of MII (clause 22), half
/// of one.
///
/// ```java
/// EthernetSource source = Gmii.rx(dut, "gmii_", domain).drive(); // the design is the MAC
/// EthernetSink sink = Gmii.tx(dut, "gmii_", domain).receive();
/// ```
public final class Gmii {

    private Gmii() {}

    /// Finds the pins that lead to the PHY: `txd`, `tx_en` and, where there is one, `tx_er`.
    ///
    /// @param prefix of their names, for instance `gmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink tx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "txd", prefix + "tx_en", prefix + "tx_er"), domain);
    }

    /// Finds the pins that come from the PHY: `rxd`, `rx_dv` and, where there is one, `rx_er`.
    ///
    /// @param prefix of their names, for instance `gmii_`
    /// @param domain of the clock that they go with
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static EthernetLink rx(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix + "rxd", prefix + "rx_dv", prefix + "rx_er"), domain);
    }

    private static Naming names(String data, String valid, String error) {
        return Naming.map(Map.of("data", data, "valid", valid, "error", error));
    }

    /// Finds pins of other names, of one direction.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static EthernetLink of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(GmiiPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static EthernetLink of(GmiiPins pins, ClockDomain domain) {
        return EthernetLink.of(pins.data(), new GmiiWires(pins, domain), domain);
    }
}
