package org.cocobean.internal.kernel;

import org.cocobean.internal.link.UartCell;
import org.cocobean.time.SimTime;

/// A serial line on which frames are sent or heard beside the simulator. What is to be sent, and
/// what has come, lies in a ring.
///
/// Belongs to one test; only its tasks may use it.
public final class UartEngine {

    private final Kernel kernel;
    private final StreamPoint point;
    private final UartCell cell;
    private final SignalImpl line;
    private final int room;
    private long known;

    UartEngine(Kernel kernel, StreamPoint point, UartCell cell, SignalImpl line, int room) {
        this.kernel = kernel;
        this.point = point;
        this.cell = cell;
        this.line = line;
        this.room = room;
    }

    /// Returns how many frames fit in the ring.
    public int room() {
        return room;
    }

    /// Begins to listen.
    public void listen() {
        begin();
    }

    /// Says what of a frame is no error, and that others wake.
    ///
    /// @param stops places that are 1
    /// @param counted places of which an odd or even number is 1
    public void setRules(long stops, long counted, boolean odd) {
        cell.setRules(stops, counted, odd);
        cell.setStrict(true);
    }

    /// Lets frames with errors wake no more than others.
    public void allowErrors() {
        cell.setStrict(false);
    }

    /// Adds a frame; it begins when those before it are over.
    ///
    /// @param levels that of the first place in the lowest bit
    public void add(long levels) {
        cell.add(levels);
    }

    /// Returns how many frames have been added.
    public long added() {
        return cell.end();
    }

    /// Sends what was added, from now on, where nothing is being sent.
    public void send() {
        line.requireWritable();
        begin();
    }

    private void begin() {
        point.setArmed(true);
        point.announce();
    }

    /// Ends in the middle of it all; what it has written stands.
    public void stop() {
        if (!kernel.isOver()) {
            done();
            cell.stop();
            point.setArmed(false);
        }
    }

    /// Blocks until it tells something.
    public void await() {
        point.trigger().await();
    }

    /// Tells it when so many frames have been sent or heard.
    public void wakeAt(long frames) {
        if (!kernel.isOver()) {
            cell.setWake(frames);
        }
    }

    /// Tells it after a frame with these levels in some places, or, where there are none, does not.
    public void wakeAfter(long places, long levels) {
        if (!kernel.isOver()) {
            cell.setWakeLevels(places, levels);
        }
    }

    /// Returns how many frames have been sent or heard.
    public long done() {
        if (!kernel.isOver()) {
            known = cell.done();
        }
        return known;
    }

    /// Returns the place at which the line was neither 0 nor 1, or -1.
    public int unknown() {
        return cell.unknown();
    }

    /// Returns when the present frame began.
    public SimTime since() {
        return kernel.stop().time(cell.since());
    }

    /// Returns the levels of a frame, that of the first place in the lowest bit.
    public long levels(long frame) {
        return cell.levels(frame);
    }

    /// Returns when a frame began.
    public SimTime start(long frame) {
        return kernel.stop().time(cell.start(frame));
    }

    /// Returns when a frame ended.
    public SimTime end(long frame) {
        return kernel.stop().time(cell.end(frame));
    }
}
