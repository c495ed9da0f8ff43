package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureStoryTests {

    @Test
    void failuresOfOneKindHaveOneMessageWithoutNumbersAndPaths() {
        List<String> groups =
                Stream.of("/a/run-1/x/sim.log", "/a/run-2/gw0/y-2/sim.log")
                        .map(log ->
                                FailureStory.of(
                                                Outcomes.failed(
                                                        "T.t",
                                                        "",
                                                        "exit code 3; see " + log + ", line 7"))
                                        .group())
                        .distinct()
                        .toList();
        assertThat(groups).containsExactly("exit code #; see /…, line #");
    }
}
