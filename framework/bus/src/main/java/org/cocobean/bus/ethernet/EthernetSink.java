package org.cocobean.bus.ethernet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Receiver;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.Unfinished;

/// Receives the frames of a link and checks them; bad ones, too, are received where their rule was
/// expected or left out. What has no check sequence is no frame. What listeners have been told is
/// not kept; a frame that a reset cuts off is dropped; a test does not end well in the middle of
/// one.
public final class EthernetSink implements Receiver<EthernetFrame> {

    private final FrameCollector collector;
    private final Inbox<EthernetFrame> received;
    private final Consumer<Transfer<EthernetFrame>> lane;
    private final List<Runnable> atReset = new ArrayList<>();

    EthernetSink(EthernetLink link) {
        this.received = new Inbox<>(link.name());
        this.collector = new FrameCollector(link, this::tell);
        this.lane =
                BusLane.seen(BusLane.of(link.name(), name -> Lane.of(name, EthernetFrame::label)));
        Unfinished.mustEnd(
                link.domain(),
                () ->
                        collector.isOpen()
                                ? Optional.of(link.name() + ": a frame without its end")
                                : Optional.empty());
        link.domain().run(link.name() + " sink", this::rest, () -> link.wires().read(collector));
        if (link.checks().isOn()) {
            link.control()
                    .forEach(signal ->
                            link.domain()
                                    .run(
                                            link.name() + " checker of " + signal.path(),
                                            () -> {},
                                            () -> link.watchKnown(signal)));
        }
    }

    private void rest() {
        collector.cut();
        atReset.forEach(Runnable::run);
    }

    private void tell(Transfer<EthernetFrame> transfer) {
        lane.accept(transfer);
        received.add(transfer);
    }

    @Override
    public Transfer<EthernetFrame> next() {
        return received.next();
    }

    @Override
    public int size() {
        return received.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<EthernetFrame>> listener) {
        received.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
