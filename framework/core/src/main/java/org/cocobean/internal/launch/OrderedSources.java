package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.internal.order.SourceOrder;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Source;

/// The sources of a design as they are compiled, for whoever asks to see them.
///
/// @param sources in order, with their libraries, relative to the project where they lie in it
/// @param missing a line for each unit that one of them needs and none declares
public record OrderedSources(List<String> sources, List<String> missing) {

    /// Reads the file lists, patterns and sources of a design; starts no tool.
    ///
    /// @throws BuildFailedException naming each step, when sources need each other
    /// @throws IllegalArgumentException naming what does not exist
    public static OrderedSources of(HdlDesign design, Settings settings) {
        HdlDesign absolute = DesignFiles.absolute(design, settings, ignored -> {});
        SourceOrder order = new SourceOrder(absolute.files().all());
        Path project = settings.projectDirectory();
        return new OrderedSources(
                order.sources().stream().map(source -> relative(source, project)).toList(),
                order.missing());
    }

    private static String relative(String text, Path project) {
        Source source = Source.of(text);
        Path path = Path.of(source.path());
        return path.startsWith(project)
                ? new Source(source.library(), project.relativize(path).toString()).text()
                : text;
    }
}
