package org.cocobean.internal.junit.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cocobean.report.TestOutcome;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;

/// The outcome of a test that nobody could finish.
final class LostTest {

    private LostTest() {}

    static TestOutcome outcome(String id, List<String> takers, String worker) {
        List<Segment> segments = UniqueId.parse(id).getSegments();
        String type = value(segments, "class");
        return new TestOutcome(
                new TestOutcome.Test(type, type, value(segments, "method"), name(segments), "", ""),
                TestOutcome.Status.FAILED,
                "",
                Optional.of(
                        new TestOutcome.Failure(
                                "lost",
                                "lost with %s: each of these processes took the test and was gone before it ended. Does the test kill its process, or is the host out of memory?"
                                        .formatted(String.join(", ", takers)),
                                "",
                                "")),
                TestOutcome.Setup.NONE,
                TestOutcome.Artefacts.NONE,
                worker,
                System.currentTimeMillis(),
                TestOutcome.Times.of(Duration.ZERO));
    }

    private static String value(List<Segment> segments, String kind) {
        return segments.stream()
                .filter(segment -> segment.getType().startsWith(kind))
                .findFirst()
                .map(Segment::getValue)
                .orElse("");
    }

    /// Such as `FifoTests keepsOrder() #3`.
    private static String name(List<Segment> segments) {
        return segments.stream()
                .skip(1)
                .map(Segment::getValue)
                .map(value -> value.substring(value.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" "));
    }
}
