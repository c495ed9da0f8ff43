package org.cocobean.bus.axi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cocobean.bus.internal.SinkControl;
import org.cocobean.bus.internal.SourceControl;
import org.cocobean.bus.memory.Target;
import org.cocobean.bus.memory.internal.Pages;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.RamEngine;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngines;

/// Lets plain accesses be answered from memory beside the simulator, while the subordinate in Java
/// has nothing to do. What is not plain it gets from there, in the same cycle.
final class AxiBeside {

    private final Pages pages;
    private final RamEngine engine;
    private final List<SinkControl<?>> sinks;
    private final List<SourceControl<?>> sources;
    private final BooleanSupplier isIdle;
    private boolean released;
    private boolean on;

    private AxiBeside(
            Pages pages,
            RamEngine engine,
            List<SinkControl<?>> sinks,
            List<SourceControl<?>> sources,
            BooleanSupplier isIdle) {
        this.pages = pages;
        this.engine = engine;
        this.sinks = sinks;
        this.sources = sources;
        this.isIdle = isIdle;
    }

    /// Begins where engines run on all channels.
    ///
    /// @param sinks AW, W and AR
    /// @param sources B and R
    /// @param isIdle whether Java has nothing to do, and may leave all to the memory
    static Optional<AxiBeside> start(
            Axi axi,
            Target target,
            List<SinkControl<?>> sinks,
            List<SourceControl<?>> sources,
            BooleanSupplier isIdle) {
        List<StreamEngine> channels =
                java.util.stream.Stream.concat(
                                sinks.stream().map(SinkControl::engine),
                                sources.stream().map(SourceControl::engine))
                        .flatMap(Optional::stream)
                        .toList();
        if (channels.size() < sinks.size() + sources.size()) {
            return Optional.empty();
        }
        Optional<AxiBeside> beside =
                StreamEngines.ram(channels, places(axi.pins()), axi.pins().lanes())
                        .map(engine ->
                                new AxiBeside(Pages.of(target), engine, sinks, sources, isIdle));
        beside.ifPresent(b -> axi.domain().run(axi.name() + " memory", b::rest, b::run));
        return beside;
    }

    /// Returns the places of the signals that [StreamEngines#ram] must know.
    private static List<Integer> places(AxiPins p) {
        List<Integer> places = new ArrayList<>();
        addPlaces(places, p.payload(AxiChannel.AW), 0, 1, 2, 3, 4, 5);
        addPlaces(places, p.payload(AxiChannel.AR), 0, 1, 2, 3, 4, 5);
        addPlaces(places, p.payload(AxiChannel.W), 0, 1, 2);
        addPlaces(places, p.payload(AxiChannel.B), 0);
        addPlaces(places, p.payload(AxiChannel.R), 0, 1, 3);
        return places;
    }

    private static void addPlaces(
            List<Integer> places, List<Optional<Signal>> payload, int... components) {
        for (int component : components) {
            places.add(place(payload, component));
        }
    }

    /// Returns the place among the signals that are there, or -1.
    private static int place(List<Optional<Signal>> payload, int component) {
        return payload.get(component).isEmpty()
                ? -1
                : (int) payload.subList(0, component).stream().filter(Optional::isPresent).count();
    }

    private void rest() {
        leave();
        released = false;
    }

    private void run() {
        released = true;
        enterWhenIdle();
        while (true) {
            engine.await();
            if (on && engine.isHalted() && !bringPage()) {
                leave();
            }
        }
    }

    private boolean bringPage() {
        long number = engine.missing();
        Optional<RamEngine.Page> page = number < 0 ? Optional.empty() : pages.page(number);
        boolean brought = page.isPresent() && engine.show(number, page.get());
        if (brought) {
            engine.goOn();
        }
        return brought;
    }

    /// Leaves what comes next to the memory, if Java has nothing to do.
    void enterWhenIdle() {
        if (!released || on) {
            return;
        }
        boolean allTaken = sinks.stream().allMatch(SinkControl::isEmpty); // asks each for what came
        if (!allTaken
                || !isIdle.getAsBoolean()
                || !sources.stream().allMatch(SourceControl::isHandedOn)) {
            return;
        }
        on = true;
        sources.forEach(SourceControl::giveAway);
        engine.begin(sinks.stream().mapToLong(SinkControl::giveAway).toArray());
    }

    /// Lets Java answer what comes next.
    void leave() {
        if (!on) {
            return;
        }
        on = false;
        engine.end();
        sources.forEach(SourceControl::takeBack);
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).takeBack(engine.taken(i));
        }
    }
}
