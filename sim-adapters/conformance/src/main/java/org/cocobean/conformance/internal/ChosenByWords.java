package org.cocobean.conformance.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.settings.Settings;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/// Leaves out the tests that the setting `cocobean.select` does not choose, in modules of adapters,
/// which have this kit and not `cocobean-junit`.
public final class ChosenByWords implements PostDiscoveryFilter {

    private final Optional<Predicate<Collection<String>>> words;

    /// Made by JUnit.
    public ChosenByWords() {
        this(Settings.load());
    }

    ChosenByWords(Settings settings) {
        this.words = new RunSettings(settings).selection();
    }

    @Override
    public FilterResult apply(TestDescriptor descriptor) {
        boolean isTest = descriptor.getSource().filter(MethodSource.class::isInstance).isPresent();
        return isTest && words.filter(chosen -> !chosen.test(names(descriptor))).isPresent()
                ? FilterResult.excluded("cocobean.select chooses others")
                : FilterResult.included("chosen");
    }

    private static List<String> names(TestDescriptor descriptor) {
        List<String> names = new ArrayList<>();
        for (Optional<TestDescriptor> at = Optional.of(descriptor);
                at.isPresent() && !at.get().isRoot();
                at = at.get().getParent()) {
            names.add(at.get().getDisplayName());
            names.add(at.get().getUniqueId().toString().replaceFirst("^.*\\[[^:]*:", ""));
        }
        descriptor.getTags().stream().map(TestTag::getName).forEach(names::add);
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
