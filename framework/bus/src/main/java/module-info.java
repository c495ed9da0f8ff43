/// Buses: pins, and what drives and watches them.
module org.cocobean.bus {
    requires static transitive org.jspecify;
    requires transitive org.cocobean.core;

    exports org.cocobean.bus;
}
