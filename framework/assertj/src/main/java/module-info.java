/// AssertJ assertions for signals and values.
module org.cocobean.assertj {
    requires static transitive org.jspecify;
    requires transitive org.assertj.core;
    requires transitive org.cocobean.core;

    exports org.cocobean.assertj;
}
