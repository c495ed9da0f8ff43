/// Typed DUTs: a Java interface for each module or entity of a design, written from the design
/// itself.
module org.cocobean.duts {
    requires static transitive org.jspecify;
    requires transitive org.cocobean.core;
    requires jdk.compiler;
}
