package org.cocobean.bus.ethernet;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.List;
import java.util.stream.Stream;
import org.cocobean.bus.ClockDomain;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;

/// A byte in each cycle, or half of one in the lower four bits, the lower first.
final class GmiiWires implements Wires {

    private final GmiiPins pins;
    private final ClockDomain domain;
    private final Edge edge;
    private final int width;
    private final Trigger[] begins;

    GmiiWires(GmiiPins pins, ClockDomain domain) {
        this(pins, domain, pins.data().width());
    }

    private GmiiWires(GmiiPins pins, ClockDomain domain, int width) {
        this.pins = pins;
        this.domain = domain;
        this.edge = domain.edge();
        this.width = width;
        this.begins =
                Stream.concat(Stream.of(pins.valid()), pins.error().stream())
                        .map(signal -> edge.when(signal, 1))
                        .toArray(Trigger[]::new);
    }

    @Override
    public Wires halfBytes() {
        return new GmiiWires(pins, domain, 4);
    }

    @Override
    public List<Signal> control() {
        return Stream.concat(Stream.of(pins.valid()), pins.error().stream()).toList();
    }

    @Override
    public void rest() {
        write(0, false, 0);
    }

    @Override
    public void align() {
        edge.await();
    }

    private void write(int data, boolean error, int valid) {
        pins.valid().set(valid);
        pins.data().set(data);
        pins.error().ifPresent(signal -> signal.set(error ? 1 : 0));
    }

    @Override
    public void put(int octet, boolean error) {
        for (int at = 0; at < Byte.SIZE; at += width) {
            write((octet >> at) & mask(), error, 1);
            edge.await();
        }
    }

    @Override
    public void end(int gap, Runnable gone) {
        rest();
        gone.run();
        edge.times((long) gap * Byte.SIZE / width).await();
    }

    private int mask() {
        return (1 << width) - 1;
    }

    private boolean isValid() {
        return pins.valid().logic() == Logic.ONE;
    }

    private boolean isError() {
        return pins.error().filter(signal -> signal.logic() == Logic.ONE).isPresent();
    }

    @Override
    public void read(FrameCollector to) {
        while (true) {
            first(begins).await();
            if (isValid()) {
                readFrame(to);
            } else {
                to.notIdle("%s is 1 between frames".formatted(pins.error().orElseThrow().path()));
            }
        }
    }

    private void readFrame(FrameCollector to) {
        to.begin(to.gap(now()));
        while (isValid()) {
            to.part(now(), to.known(pins.data()) & mask(), width, isError());
            edge.await();
        }
        to.end();
    }
}
