package org.cocobean.benchmarks;

/// Something that is measured.
///
/// @param name as it stands in the table
/// @param measurement returns units per second, summed over all copies
record Contender(String name, Measurement measurement) {

    /// One measurement.
    interface Measurement {
        double perSecond() throws Exception;
    }
}
