/// The front door for JUnit Jupiter: `@Design`, `@HdlTest`, `@Firmware` and `@SessionFixture`.
module org.cocobean.junit {
    requires static transitive org.jspecify;
    requires transitive org.cocobean.core;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires org.junit.jupiter.params;
    requires org.cocobean.report;
    requires org.junit.platform.launcher;
    requires org.slf4j;

    exports org.cocobean.junit;
    exports org.cocobean.session.junit;

    opens org.cocobean.junit to
            org.junit.platform.commons;

    provides org.junit.platform.launcher.LauncherDiscoveryListener with
            org.cocobean.junit.LeftOutTests,
            org.cocobean.junit.TempDirByDefault,
            org.cocobean.internal.junit.ThreadPoolByDefault;
    provides org.junit.platform.launcher.LauncherSessionListener with
            org.cocobean.internal.junit.RunRecorder;
    provides org.junit.platform.launcher.PostDiscoveryFilter with
            org.cocobean.internal.junit.SelectedTests;
    provides org.junit.jupiter.api.extension.Extension with
            org.cocobean.internal.junit.OneTest,
            org.cocobean.internal.junit.StopAfterFailures,
            org.cocobean.internal.junit.share.ShareCondition,
            org.cocobean.internal.junit.share.ClassUses;
}
