package org.cocobean.samples;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.rising;

import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.task.Task;
import org.jspecify.annotations.Nullable;

/// The master's side of an AXI4-Lite bus with 32 bits of data (AMBA AXI and ACE, part B). Every
/// access is a blocking call; several tasks may read and write at the same time.
final class AxiLiteMaster {

    static final int ALL_BYTES = 0b1111;

    /// How a slave answers (A3.4.4).
    enum Response {
        OKAY,
        EXOKAY,
        SLVERR,
        DECERR
    }

    /// What a read gave.
    record ReadData(int data, Response response) {}

    private final Dut dut;
    private final String prefix;
    private final Signal clk;

    /// Finds the bus by the prefix of its signals and puts it at rest.
    AxiLiteMaster(Dut dut, String prefix, Signal clk) {
        this.dut = dut;
        this.prefix = prefix;
        this.clk = clk;
        for (String idle :
                new String[] {
                    "awvalid", "wvalid", "bready", "arvalid", "rready", "awprot", "arprot"
                }) {
            bus(idle).set(0);
        }
    }

    Response write(int address, int data) {
        return write(address, data, ALL_BYTES);
    }

    /// Writes the bytes whose strobe bits are set; address and data are offered together.
    Response write(int address, int data, int strobes) {
        Task<@Nullable Void> addressTaken = fork("AXI AW", () -> sendAddress(address));
        sendData(data, strobes);
        addressTaken.join();
        return takeWriteResponse();
    }

    void sendAddress(int address) {
        bus("awaddr").set(address);
        offer("aw");
    }

    void sendData(int data, int strobes) {
        bus("wdata").set(Integer.toUnsignedLong(data));
        bus("wstrb").set(strobes);
        offer("w");
    }

    Response takeWriteResponse() {
        accept("b");
        return Response.values()[bus("bresp").toInt()];
    }

    ReadData read(int address) {
        bus("araddr").set(address);
        offer("ar");
        accept("r");
        int data = (int) bus("rdata").toLong();
        return new ReadData(data, Response.values()[bus("rresp").toInt()]);
    }

    private void offer(String channel) {
        bus(channel + "valid").set(1);
        rising(clk).when(bus(channel + "ready"), 1).await();
        bus(channel + "valid").set(0);
    }

    /// Returns at the edge of the transfer, at which the channel shows what was transferred.
    private void accept(String channel) {
        bus(channel + "ready").set(1);
        rising(clk).when(bus(channel + "valid"), 1).await();
        bus(channel + "ready").set(0);
    }

    private Signal bus(String name) {
        return dut.signal(prefix + "_" + name);
    }
}
