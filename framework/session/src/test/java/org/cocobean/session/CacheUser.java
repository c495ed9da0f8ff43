package org.cocobean.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.settings.Settings;

/// A user of a cache that several share: builds what it is told to, unless somebody has, and prints
/// what came of it.
final class CacheUser {

    private CacheUser() {}

    /// Takes the cache, a directory of this user's own, and the names of what to build.
    public static void main(String[] arguments) throws Exception {
        Path own = Path.of(arguments[1]);
        Settings settings =
                Sessions.settings(own, "cocobean.cache", arguments[0])
                        .with("cocobean.cache.shared", "true");
        Session session = Session.open(settings);
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            CachedBuild build =
                    session.cache()
                            .obtain(
                                    BuildKey.of("fake", name),
                                    out -> {
                                        Files.createDirectory(out.resolve("deep"));
                                        Files.writeString(out.resolve("deep/out.bin"), name);
                                        return List.of();
                                    });
            System.out.println(
                    (build.hit() ? "found " : "built ")
                            + Files.readString(build.path().resolve("deep/out.bin")));
        }
        System.out.println("removed " + session.cache().clean());
    }
}
