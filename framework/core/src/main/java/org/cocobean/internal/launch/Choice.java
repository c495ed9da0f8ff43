package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;

/// Chooses simulators for designs.
public final class Choice {

    private final Tools tools;
    private final Session session;

    /// Chooses among the tools of a workshop.
    public Choice(Workshop workshop) {
        this.tools = workshop.tools();
        this.session = workshop.session();
    }

    /// Returns the languages of a design's sources, those that its file lists name included.
    public Set<HdlLanguage> languages(HdlDesign design) {
        Set<HdlLanguage> languages = EnumSet.noneOf(HdlLanguage.class);
        DesignFiles.named(design, session.settings(), session.cache()::tell)
                .files()
                .all()
                .forEach(
                        source -> languages.add(HdlLanguage.of(Path.of(Source.of(source).path()))));
        return languages;
    }

    /// Tells whether a simulator takes the design's languages.
    public boolean takes(SimulatorAdapter adapter, HdlDesign design) {
        return adapter.languages().containsAll(languages(design));
    }

    /// Returns the first installed simulator that takes the design.
    ///
    /// @throws MissingToolException when there is none, with the reason for each candidate
    public SimulatorAdapter any(HdlDesign design) {
        List<String> reasons = new ArrayList<>();
        for (SimulatorAdapter adapter : tools.adapters()) {
            if (!takes(adapter, design)) {
                reasons.add(adapter.name() + " takes " + adapter.languages());
                continue;
            }
            try {
                tools.installation(adapter);
                return adapter;
            } catch (MissingToolException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new MissingToolException(
                "no simulator for design '"
                        + design.top()
                        + "' ("
                        + languages(design)
                        + "):\n  "
                        + (reasons.isEmpty()
                                ? "no adapter is on the class path: add org.cocobean:cocobean, or the artifact of one simulator"
                                : String.join("\n  ", reasons)));
    }
}
