/// Reads FST and VCD files.
module org.cocobean.waves {
    requires static org.jspecify;
    requires org.lz4.java;

    exports org.cocobean.waves;
}
