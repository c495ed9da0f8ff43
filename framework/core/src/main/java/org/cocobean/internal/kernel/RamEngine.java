package org.cocobean.internal.kernel;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cocobean.internal.link.RamCell;
import org.cocobean.internal.link.Room;

/// A bus that is answered from memory beside the simulator, as long as what comes is plain: known,
/// legal, not exclusive, and in pages that lie in the window. At anything else it halts, and the
/// JVM goes on in the same cycle.
///
/// Belongs to one test; only its tasks may use it.
public final class RamEngine {

    /// A page of a memory, whose bytes may lie here or there.
    public interface Page {

        /// How many bytes a page has.
        int SIZE = RamCell.PAGE;

        /// How many bytes it needs: its own, then a bit for each that has been written.
        int ROOM = RamCell.PAGE_ROOM;

        /// From now on its bytes lie there.
        ///
        /// @param takeBack lets them lie in the JVM again
        void moveTo(ByteBuffer room, Runnable takeBack);

        /// From now on its bytes lie in the JVM again.
        void moveBack();

        /// Tells whether to read what nobody has written is more than to read a value.
        boolean isStrict();
    }

    private final Kernel kernel;
    private final RamEngines all;
    private final StreamPoint point;
    private final RamCell cell;
    private final List<StreamEngine> channels;
    private final Map<Page, Set<Long>> shown = new HashMap<>();

    RamEngine(
            Kernel kernel,
            RamEngines all,
            StreamPoint point,
            RamCell cell,
            List<StreamEngine> channels) {
        this.kernel = kernel;
        this.all = all;
        this.point = point;
        this.cell = cell;
        this.channels = channels;
    }

    /// Begins, with what comes next.
    ///
    /// @param taken how many entries of AW, W and AR the JVM has taken
    public void begin(long... taken) {
        for (int i = 0; i < taken.length; i++) {
            cell.setTaken(i, taken[i]);
            channels.get(i).setEnd(taken[i] + channels.get(i).room());
            channels.get(i).goOn();
        }
        channels.forEach(channel -> channel.setServer(point));
        goOn();
    }

    /// Goes on where it has halted.
    public void goOn() {
        cell.go();
        point.announce();
    }

    /// Ends; what it has not taken is the JVM's.
    public void end() {
        if (!kernel.isOver()) {
            cell.stop();
            channels.forEach(channel -> channel.setServer(null));
        }
    }

    /// Blocks until it halts.
    public void await() {
        point.trigger().await();
    }

    /// Tells whether it has halted.
    public boolean isHalted() {
        return cell.isHalted();
    }

    /// Returns the number of the page that it halts for, or -1 where what comes next is not plain.
    public long missing() {
        return cell.missing();
    }

    /// Returns how many entries of a channel it has taken: 0 for AW, 1 for W, 2 for AR.
    public long taken(int channel) {
        return cell.taken(channel);
    }

    // ---- pages

    /// Brings a page.
    ///
    /// @param number in the addresses of the bus
    /// @return whether there was room for it
    public boolean show(long number, Page page) {
        Room room = all.lend(page);
        if (room == null) {
            return false;
        }
        cell.show(number, room, page.isStrict());
        shown.computeIfAbsent(page, p -> new HashSet<>()).add(number);
        return true;
    }

    /// The page lies in the window no more.
    void hide(Page page) {
        Set<Long> numbers = shown.remove(page);
        if (numbers != null) {
            numbers.forEach(cell::hide);
        }
    }
}
