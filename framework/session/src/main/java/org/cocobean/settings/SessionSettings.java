package org.cocobean.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.wording.Amounts;

/// What a session is set to: its run directory, workers, locks, cache and firmware.
sealed interface SessionSettings extends SettingReader permits Settings {

    /// `cocobean.run.dir`: a run directory chosen by hand, shared by all who are given the same;
    /// that of a run shared by several hosts is one.
    default Optional<Path> runDirectory() {
        return path("cocobean.run.dir").or(this::share);
    }

    /// `cocobean.share`: the run directory, seen by all hosts, of a run whose tests are divided
    /// among all processes that are given the same.
    default Optional<Path> share() {
        return path("cocobean.share");
    }

    /// `cocobean.share.wait`: whether a process that finds no more tests waits for the others, so
    /// that it takes over the tests of those that die; default yes.
    default boolean shareWaits() {
        return flag("cocobean.share.wait", true);
    }

    /// `cocobean.share.late`: whether it is no error to come when the run has ended; default no.
    default boolean shareLate() {
        return flag("cocobean.share.late", false);
    }

    /// `cocobean.resources`: how many there are of what tests use, such as `questa:4,board:1`;
    /// empty if nothing is counted.
    default Map<String, Integer> resources() {
        Optional<String> text = text("cocobean.resources");
        try {
            return text.map(list -> Amounts.of(List.of(list.split(",")))).orElse(Map.of());
        } catch (IllegalArgumentException e) {
            throw Settings.refused(
                    "cocobean.resources", text.orElse(""), "such as 'questa:4,board:1'");
        }
    }

    /// `cocobean.resources.dir`: where they are counted, for all runs that are given the same;
    /// default the run directory.
    default Optional<Path> resourceDirectory() {
        return path("cocobean.resources.dir");
    }

    /// `cocobean.dist`: how tests are spread: `load`, `loadfile` or `loadscope`, if chosen.
    default Optional<String> dist() {
        return word("cocobean.dist", "load", "loadfile", "loadscope");
    }

    /// `cocobean.run.keep`: how many run directories to keep, this one included; default 3.
    default int runsToKeep() {
        return number("cocobean.run.keep", 1, 3);
    }

    /// `cocobean.worker`: a worker name chosen by hand, such as `gw3`.
    default Optional<String> worker() {
        return text("cocobean.worker");
    }

    /// `cocobean.workers`: how many worker processes this run uses, when the build says so.
    default Optional<String> workers() {
        return text("cocobean.workers");
    }

    /// `cocobean.cache`: `off`, or a directory; default `$XDG_CACHE_HOME/cocobean`, else
    /// `~/.cache/cocobean`. Empty means off.
    default Optional<Path> cacheDirectory() {
        Optional<String> chosen = text("cocobean.cache");
        if (chosen.isPresent() && chosen.get().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        if (chosen.isPresent()) {
            return path("cocobean.cache");
        }
        Path home = Path.of(text("user.home").orElse(".")).resolve(".cache");
        // The XDG base directory specification says that a relative value is to be ignored.
        Path caches =
                text("env.XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home);
        return Optional.of(caches.resolve("cocobean"));
    }

    /// `cocobean.cache.second`: a cache that several hosts see, behind this host's own; default
    /// none.
    default Optional<Path> secondCacheDirectory() {
        return path("cocobean.cache.second");
    }

    /// `cocobean.cache.shared`: whether the owner and the group of the cache directory are trusted,
    /// so that several users can share it; default no.
    default boolean cacheIsShared() {
        return flag("cocobean.cache.shared", false);
    }

    /// `cocobean.cache.size`: the size in MiB that the build cache is kept below; default 4096.
    default long cacheMebibytes() {
        return number("cocobean.cache.size", 1, 4096);
    }

    /// `cocobean.firmware.root`: the directory that holds one directory per firmware.
    default Optional<Path> firmwareRoot() {
        return path("cocobean.firmware.root");
    }

    /// `cocobean.firmware.make`: the program that builds firmware; default `make`.
    default String firmwareMake() {
        return text("cocobean.firmware.make").orElse("make");
    }

    /// `cocobean.firmware.compiler`: the compiler whose change builds firmware anew; default
    /// `riscv64-unknown-elf-gcc`.
    default String firmwareCompiler() {
        return text("cocobean.firmware.compiler").orElse("riscv64-unknown-elf-gcc");
    }

    /// `cocobean.firmware.timeout`: how long one `make` may take; default 5 min.
    default Duration firmwareTimeout() {
        return duration("cocobean.firmware.timeout", Duration.ofMinutes(5));
    }

    /// `cocobean.once.timeout`: how long to wait for work that another worker does, since it last
    /// said which step it is at; default 10 min.
    default Duration onceTimeout() {
        return duration("cocobean.once.timeout", Duration.ofMinutes(10));
    }

    /// `cocobean.lock.heartbeat`: how often the holder of a lock shows that it lives; default 1 s.
    default Duration lockHeartbeat() {
        return duration("cocobean.lock.heartbeat", Duration.ofSeconds(1));
    }

    /// `cocobean.lock.stale`: how long a holder on another host may be silent before its lock is
    /// broken; default 20 s.
    default Duration lockStale() {
        return duration("cocobean.lock.stale", Duration.ofSeconds(20));
    }

    /// `cocobean.ci`, else true in a shared run, whose other hosts would take a test that was
    /// skipped here for one that had its turn, else the environment variable `CI`: whether a
    /// missing tool is a failure and not a reason to skip.
    default boolean continuousIntegration() {
        return text("cocobean.ci")
                .or(() -> text("cocobean.share"))
                .or(() -> text("env.CI"))
                .filter(v -> !v.equalsIgnoreCase("false"))
                .isPresent();
    }
}
