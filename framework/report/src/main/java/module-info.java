/// What happened in a run: the record of each test's outcome, and the views that are made from it.
module org.cocobean.report {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.cocobean.waves;

    exports org.cocobean.report;
}
