package org.cocobean.bus.register;

import java.util.List;

/// A block of registers: an interface with a method for each of them, which [RegisterBlock]
/// implements.
///
/// ```java
/// record Control(@Bits("0") boolean enable, @Bits("7:4") int divider) {}
///
/// interface Uart extends Registers {
///     @At(0x04) Register<Control> control();
/// }
///
/// Uart uart = RegisterBlock.of(Uart.class, bus, 0x8000_0000L);
/// uart.control().write(new Control(true, 7));
/// ```
public interface Registers {

    /// Returns all registers by rising address.
    List<Register<?>> registers();
}
