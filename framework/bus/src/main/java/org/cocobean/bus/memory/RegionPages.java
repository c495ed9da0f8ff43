package org.cocobean.bus.memory;

import java.util.List;
import java.util.Optional;
import org.cocobean.bus.memory.internal.Pages;
import org.cocobean.internal.kernel.RamEngine;

/// The pages of the regions of a map; of those regions that hold a page as a whole.
record RegionPages(List<AddressMap.Region> regions) implements Pages {

    @Override
    public Optional<RamEngine.Page> page(long number) {
        long address = number * RamEngine.Page.SIZE;
        for (AddressMap.Region region : regions) {
            if (region.base() % RamEngine.Page.SIZE == 0
                    && region.holds(address)
                    && region.holds(address + RamEngine.Page.SIZE - 1)) {
                return Pages.of(region.target())
                        .page((address - region.base()) / RamEngine.Page.SIZE);
            }
        }
        return Optional.empty();
    }
}
