/// The contract that every simulator adapter keeps, as JUnit tests that the author of an adapter
/// runs.
module org.cocobean.conformance {
    requires static transitive org.jspecify;
    requires org.assertj.core;
    requires transitive org.cocobean.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.launcher;
    requires org.junit.platform.testkit;

    exports org.cocobean.conformance;

    opens org.cocobean.conformance to
            org.junit.platform.commons;

    provides org.junit.platform.launcher.PostDiscoveryFilter with
            org.cocobean.conformance.internal.ChosenByWords;
}
