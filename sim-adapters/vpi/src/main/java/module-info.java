/// Describes a simulator with VPI in a properties file.
module org.cocobean.vpi {
    requires static org.jspecify;
    requires transitive org.cocobean.core;

    exports org.cocobean.adapter.vpi;
}
