/// Buses: pins, and what drives and watches them.
module org.cocobean.bus {
    requires static transitive org.jspecify;
    requires transitive org.cocobean.core;
    requires java.xml;

    exports org.cocobean.bus;
    exports org.cocobean.bus.ahb;
    exports org.cocobean.bus.apb;
    exports org.cocobean.bus.avalon;
    exports org.cocobean.bus.axi;
    exports org.cocobean.bus.bench;
    exports org.cocobean.bus.check;
    exports org.cocobean.bus.ethernet;
    exports org.cocobean.bus.gpio;
    exports org.cocobean.bus.memory;
    exports org.cocobean.bus.register;
    exports org.cocobean.bus.serial;
    exports org.cocobean.bus.wishbone;
}
