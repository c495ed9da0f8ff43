package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cocobean.internal.link.Window;
import org.cocobean.sim.HdlDesign;

/// The memory images of a simulation that must fill their memory.
///
/// @param entries absolute paths, `*` for all images
record FullImages(List<String> entries) {

    private static final String ALL = "*";

    FullImages {
        entries = List.copyOf(entries);
    }

    static FullImages of(HdlDesign design, Path directory) {
        return new FullImages(
                design.fullImages().stream()
                        .map(image ->
                                image.equals(ALL)
                                        ? ALL
                                        : directory.resolve(image).toAbsolutePath().toString())
                        .distinct()
                        .toList());
    }

    /// Leaves the list, as `image.h` has it, where the agent finds it before the simulation starts.
    void tell(Window window) {
        String list = entries.stream().map(entry -> entry + "\0").collect(Collectors.joining());
        window.payload().set(list);
    }
}
