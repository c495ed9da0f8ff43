package org.cocobean.bus.wishbone;

import java.nio.ByteOrder;
import java.util.Optional;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.WishboneRule;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.WordQueue;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordQueue.Word;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Asks on a Wishbone bus, one word after the other. What is answered with `rty` is asked again.
public final class WishboneManager implements AddressBus {

    private final Wishbone bus;
    private final WishbonePins pins;
    private final ClockDomain domain;
    private final WordQueue queue;

    WishboneManager(Wishbone bus) {
        this.bus = bus;
        this.pins = bus.pins();
        this.domain = bus.domain();
        this.queue =
                new WordQueue(
                        bus.name(),
                        domain,
                        pins.lanes(),
                        pins.sel().isPresent(),
                        this::perform,
                        this::rest);
        WishboneChecker.start(bus, false, true);
    }

    private void rest() {
        pins.cyc().set(0);
        pins.stb().set(0);
    }

    static boolean isOne(Optional<Signal> signal) {
        return signal.filter(s -> s.logic() == Logic.ONE).isPresent();
    }

    private boolean isAnswered() {
        return pins.ack().logic() == Logic.ONE || isOne(pins.err()) || isOne(pins.rty());
    }

    private Answer perform(Word word) {
        while (true) {
            pins.cyc().set(1);
            pins.stb().set(1);
            pins.adr().set(bus.toPins(word.address()));
            pins.we().set(word.write() ? 1 : 0);
            pins.datM().set(LogicVector.of(word.data(), pins.datM().width()));
            pins.sel().ifPresent(s -> s.set(word.strobes()));
            if (bus.isPipelined()) {
                domain.edge().when(pins.stall().orElseThrow(), 0).await();
                pins.stb().set(0);
                if (!isAnswered()) {
                    awaitAnswer();
                }
            } else {
                awaitAnswer();
            }
            boolean again = isOne(pins.rty());
            boolean isError = isOne(pins.err());
            long data = again || isError || word.write() ? 0 : known(Known.bits(word.strobes()));
            rest();
            if (!again) {
                return new Answer(isError ? Response.SLVERR : Response.OKAY, data);
            }
            domain.edge().await();
        }
    }

    /// What is read and not known breaks a rule before it fails to be a number.
    private long known(long counted) {
        LogicVector data = pins.datS().value();
        if (!Known.isKnown(data, counted)) {
            bus.checks()
                    .broken(
                            WishboneRule.ANSWER_KNOWN,
                            bus.name(),
                            pins.datS().path() + " is " + data);
        }
        return Known.number(pins.datS(), counted);
    }

    private void awaitAnswer() {
        if (pins.err().isEmpty() && pins.rty().isEmpty()) {
            domain.edge().when(pins.ack(), 1).await();
            return;
        }
        do {
            domain.edge().await();
        } while (!isAnswered());
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
