package org.cocobean.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cocobean.report.TestOutcome.Status;

/// A test that passed and failed, over the seeds and runs that are looked at.
///
/// @param test what it is called, with its simulator
/// @param passed how often it passed
/// @param failedSeeds the seeds that it failed with, those that are known
record Flaky(String test, int passed, int failed, List<String> failedSeeds) {

    static List<Flaky> of(List<TestOutcome> tests) {
        Map<String, List<TestOutcome>> byTitle = new TreeMap<>();
        for (TestOutcome outcome : tests) {
            if (outcome.status() != Status.SKIPPED) {
                byTitle.computeIfAbsent(outcome.test().title(), title -> new ArrayList<>())
                        .add(outcome);
            }
        }
        List<Flaky> flaky = new ArrayList<>();
        byTitle.forEach((title, all) -> {
            List<TestOutcome> failed = all.stream().filter(TestOutcome::failed).toList();
            if (!failed.isEmpty() && failed.size() < all.size()) {
                var seeds = new TreeSet<String>();
                failed.forEach(outcome -> seeds.add(outcome.setup().seed()));
                seeds.remove("");
                flaky.add(
                        new Flaky(
                                title,
                                all.size() - failed.size(),
                                failed.size(),
                                List.copyOf(seeds)));
            }
        });
        return flaky;
    }

    String text() {
        return "%s: failed %d of %d times%s"
                .formatted(
                        test,
                        failed,
                        passed + failed,
                        failedSeeds.isEmpty()
                                ? ""
                                : ", with seed " + String.join(", ", failedSeeds));
    }
}
