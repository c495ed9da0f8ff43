package org.cocobean.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.cocobean.settings.Settings;

/// Sessions for tests, each with its run and cache below one directory.
final class Sessions {

    private Sessions() {}

    static Settings settings(Path directory, String... more) {
        Map<String, String> values =
                new TreeMap<>(
                        Map.of(
                                "user.dir", directory.toString(),
                                "user.home", directory.resolve("home").toString(),
                                "cocobean.run.dir", "run",
                                "cocobean.cache", "cache",
                                "cocobean.lock.heartbeat", "100 ms",
                                "cocobean.lock.stale", "1 s"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return new Settings(values);
    }

    static Session open(Path directory, String... more) {
        return Session.open(settings(directory, more));
    }
}
