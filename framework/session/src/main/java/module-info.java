/// Expensive work once: run directories, workers, `CallOnce`, build cache, fixtures and firmware,
/// for any Java program.
module org.cocobean.session {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.apache.commons.exec;
    requires org.slf4j;
    requires org.zeroturnaround.exec;

    exports org.cocobean.session;
    exports org.cocobean.settings;
    exports org.cocobean.internal.control to
            org.cocobean.bus,
            org.cocobean.conformance,
            org.cocobean.core,
            org.cocobean.junit;
    exports org.cocobean.internal.environment to
            org.cocobean.core;
    exports org.cocobean.internal.session to
            org.cocobean.core;
    exports org.cocobean.internal.share to
            org.cocobean.junit;
    exports org.cocobean.wording to
            org.cocobean.assertj,
            org.cocobean.bus,
            org.cocobean.container,
            org.cocobean.core,
            org.cocobean.junit;
}
