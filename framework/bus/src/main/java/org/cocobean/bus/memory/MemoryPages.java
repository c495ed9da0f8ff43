package org.cocobean.bus.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.bus.memory.internal.Pages;
import org.cocobean.internal.kernel.RamEngine;

/// The bytes of a memory in pages, made where somebody writes, and who watches them.
final class MemoryPages implements Pages {

    private static final int PAGE = RamEngine.Page.SIZE;

    private record Watched(long from, long to, Memory.Watch watch) {}

    private final Map<Long, MemoryPage> pages = new HashMap<>();
    private final List<Watched> watches = new ArrayList<>();
    private final long size;
    private Unwritten unwritten = Unwritten.value(0);

    MemoryPages(long size) {
        this.size = size;
    }

    void setUnwritten(Unwritten policy) {
        unwritten = policy;
        giveBack();
    }

    /// Calls back for each access to a range, `to` exclusive.
    void watch(long from, long to, Memory.Watch watch) {
        giveBack();
        watches.add(new Watched(from, to, watch));
    }

    private void giveBack() {
        pages.values().forEach(MemoryPage::giveBack);
    }

    boolean isWritten(long address) {
        MemoryPage page = pages.get(address / PAGE);
        return page != null && page.isWritten((int) (address % PAGE));
    }

    void copyOut(long address, byte[] into) {
        for (int i = 0; i < into.length; i++) {
            long at = address + i;
            MemoryPage page = pages.get(at / PAGE);
            int offset = (int) (at % PAGE);
            into[i] = page != null && page.isWritten(offset) ? page.get(offset) : unwritten.at(at);
        }
    }

    void copyIn(long address, byte[] data) {
        int done = 0;
        while (done < data.length) {
            long at = address + done;
            int offset = (int) (at % PAGE);
            int count = Math.min(PAGE - offset, data.length - done);
            pageOf(at / PAGE).set(offset, data, done, count);
            done += count;
        }
    }

    private MemoryPage pageOf(long number) {
        return pages.computeIfAbsent(number, n -> new MemoryPage(n, () -> unwritten));
    }

    @Override
    public Optional<RamEngine.Page> page(long number) {
        boolean all = number >= 0 && number < size / PAGE;
        return all && watches.isEmpty() ? Optional.of(pageOf(number)) : Optional.empty();
    }

    void tell(boolean isWrite, long address, byte[] data) {
        for (Watched each : watches) {
            if (address < each.to() && address + data.length > each.from()) {
                each.watch().accessed(isWrite, address, data);
            }
        }
    }
}
