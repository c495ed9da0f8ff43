package org.cocobean.samples;

import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.rising;

import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;

/// The device at the other end of an SPI bus: gets a byte while it gives one.
final class SpiDevice {

    private final Signal cs;
    private final Signal mosi;
    private final Signal miso;
    private final Edge leading;
    private final Edge trailing;
    private final boolean samplesFirst;

    /// Connects to the bus of a master.
    ///
    /// @param mode 0 to 3, that is 2 * CPOL + CPHA
    SpiDevice(Dut master, int mode) {
        Signal sclk = master.signal("sclk");
        cs = master.signal("cs_n");
        mosi = master.signal("mosi");
        miso = master.signal("miso");
        leading = mode < 2 ? rising(sclk) : falling(sclk);
        trailing = mode < 2 ? falling(sclk) : rising(sclk);
        samplesFirst = mode % 2 == 0;
    }

    /// Waits for a transfer and returns what the master sent.
    int exchange(int reply) {
        int received = 0;
        falling(cs).await();
        for (int bit = 7; bit >= 0; bit--) {
            if (!samplesFirst) {
                leading.await();
            }
            miso.set((reply >> bit) & 1);
            (samplesFirst ? leading : trailing).await();
            received = (received << 1) | mosi.toInt();
            if (samplesFirst) {
                trailing.await();
            }
        }
        return received;
    }
}
