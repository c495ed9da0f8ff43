package org.cocobean.cluster;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// What a job of the cluster tests runs: [ClusterSamples], as a build would.
final class ShardMain {

    private ShardMain() {}

    public static void main(String[] arguments) {
        var listener = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Class<?> type : ClusterSamples.class.getDeclaredClasses()) {
                request.selectors(selectNestedClass(List.of(ClusterSamples.class), type));
            }
            session.getLauncher().registerTestExecutionListeners(listener);
            session.getLauncher().execute(request.build());
        }
        System.exit(listener.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
    }
}
