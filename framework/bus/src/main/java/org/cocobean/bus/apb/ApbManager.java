package org.cocobean.bus.apb;

import java.nio.ByteOrder;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.ApbRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.WordQueue;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordQueue.Word;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// Asks on an APB bus, one word after the other, without a cycle between.
public final class ApbManager implements AddressBus {

    private final String name;
    private final ProtocolChecks checks;
    private final ApbPins pins;
    private final ClockDomain domain;
    private final WordQueue queue;
    private int prot;

    ApbManager(Apb apb) {
        this.name = apb.name();
        this.checks = apb.checks();
        this.pins = apb.pins();
        this.domain = apb.domain();
        this.queue =
                new WordQueue(
                        apb.name(),
                        domain,
                        pins.lanes(),
                        pins.pstrb().isPresent(),
                        this::perform,
                        this::rest);
        new ApbMonitor(apb, false, true);
    }

    /// Sets `pprot` from now on.
    ///
    /// @return this
    public ApbManager prot(int bits) {
        prot = bits;
        return this;
    }

    private void rest() {
        pins.psel().set(0);
        pins.penable().set(0);
    }

    private Answer perform(Word word) {
        pins.psel().set(1);
        pins.penable().set(0);
        pins.paddr().set(word.address());
        pins.pwrite().set(word.write() ? 1 : 0);
        pins.pwdata().set(word.data());
        pins.pstrb().ifPresent(s -> s.set(word.write() ? word.strobes() : 0));
        pins.pprot().ifPresent(p -> p.set(prot));
        domain.edge().await();
        pins.penable().set(1);
        if (pins.pready().isPresent()) {
            domain.edge().when(pins.pready().get(), 1).await();
        } else {
            domain.edge().await();
        }
        boolean isError = pins.pslverr().filter(e -> known(e).isHigh()).isPresent();
        long data = word.write() || isError ? 0 : known(pins.prdata()).toLong();
        rest();
        return new Answer(isError ? Response.SLVERR : Response.OKAY, data);
    }

    /// An answer that is not known breaks a rule before it fails to be a number.
    private Signal known(Signal answer) {
        LogicVector value = answer.value();
        if (!value.isResolved()) {
            checks.broken(ApbRule.ANSWER_KNOWN, name, answer.path() + " is " + value);
        }
        return answer;
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public Pending<Reply> startRead(long address, int length) {
        return queue.start(false, address, new byte[length]);
    }

    @Override
    public Pending<Reply> startWrite(long address, byte... data) {
        return queue.start(true, address, data.clone());
    }

    @Override
    public void drain() {
        queue.drain();
    }
}
