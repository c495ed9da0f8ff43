package org.cocobean.bus.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cocobean.bus.memory.internal.Pages;
import org.cocobean.internal.control.Controlled;

/// Regions at addresses, each with what answers there: memories, handlers, other buses. What is in
/// none is answered with [Response#DECERR].
///
/// ```java
/// AddressMap map = new AddressMap().put("ram", 0, 1 << 20, Memory.sparse(1 << 20)).put("uart", 0x8000_0000L, 4096, uart);
/// ```
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class AddressMap extends Controlled<Pages> implements Target {

    /// Makes a map without regions.
    public AddressMap() {
        this(new ArrayList<>());
    }

    private AddressMap(List<Region> regions) {
        super(new RegionPages(regions));
        this.regions = regions;
    }

    /// A region. Its target sees addresses from 0 on.
    public record Region(String name, long base, long size, Target target) {
        boolean holds(long address) {
            return Long.compareUnsigned(address - base, size) < 0;
        }

        private boolean overlaps(long from, long length) {
            return holds(from) || Long.compareUnsigned(base - from, length) < 0;
        }

        @Override
        public String toString() {
            return "%s 0x%x to 0x%x".formatted(name, base, base + size - 1);
        }
    }

    private final List<Region> regions;

    /// Adds a region.
    ///
    /// @return this
    /// @throws IllegalArgumentException when it overlaps another one
    public AddressMap put(String name, long base, long size, Target target) {
        Region region = new Region(name, base, size, target);
        for (Region other : regions) {
            if (other.overlaps(base, size)) {
                throw new IllegalArgumentException(
                        "the region %s overlaps %s".formatted(region, other));
            }
        }
        regions.add(region);
        return this;
    }

    /// Adds a region at the first place that is free.
    ///
    /// @param from the least base
    /// @param align a power of two
    /// @return its base
    public long allocate(String name, long from, long size, long align, Target target) {
        long base = aligned(from, align);
        List<Region> sorted =
                regions.stream().sorted(Comparator.comparingLong(Region::base)).toList();
        for (Region region : sorted) {
            if (region.overlaps(base, size)) {
                base = aligned(region.base() + region.size(), align);
            }
        }
        put(name, base, size, target);
        return base;
    }

    private static long aligned(long address, long align) {
        if (Long.bitCount(align) != 1) {
            throw new IllegalArgumentException("an alignment is a power of two, not " + align);
        }
        return (address + align - 1) & -align;
    }

    /// Returns a part of this map whose addresses count from 0.
    public Target window(long base, long size) {
        AddressMap outer = this;
        return new Target() {
            @Override
            public Response read(long address, byte[] into) {
                return isInside(address, into.length)
                        ? outer.read(base + address, into)
                        : Response.DECERR;
            }

            @Override
            public Response write(long address, byte[] data) {
                return isInside(address, data.length)
                        ? outer.write(base + address, data)
                        : Response.DECERR;
            }

            private boolean isInside(long address, int length) {
                return address >= 0 && address <= size - length;
            }
        };
    }

    /// Returns the regions.
    public List<Region> regions() {
        return List.copyOf(regions);
    }

    @Override
    public Response read(long address, byte[] into) {
        for (Region region : regions) {
            if (region.holds(address) && region.holds(address + into.length - 1)) {
                return region.target().read(address - region.base(), into);
            }
        }
        return Response.DECERR;
    }

    @Override
    public Response write(long address, byte[] data) {
        for (Region region : regions) {
            if (region.holds(address) && region.holds(address + data.length - 1)) {
                return region.target().write(address - region.base(), data);
            }
        }
        return Response.DECERR;
    }

    @Override
    public String toString() {
        return regions.stream().map(Region::toString).collect(Collectors.joining("\n"));
    }
}
