/// Hands a shared run to a scheduler of jobs, and follows it.
module org.cocobean.cluster {
    requires static transitive org.jspecify;
    requires org.cocobean.report;
    requires org.zeroturnaround.exec;
}
