package org.cocobean.session;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cache behind a host's own, which other hosts see too.
///
/// What is not there is built there, under its lock, so once for all hosts. What is there is
/// copied, and each file of the copy compared with its digest. One that cannot be written is only
/// read.
final class SecondLevel {

    private static final Logger LOG = LoggerFactory.getLogger(SecondLevel.class);

    private final BuildCache cache;

    SecondLevel(BuildCache cache) {
        this.cache = cache;
    }

    /// What was brought.
    ///
    /// @param hit whether it had been there
    record Brought(List<CacheEntry.Dependency> dependencies, boolean hit) {}

    /// Brings a build into a directory, building it behind first if nobody has.
    ///
    /// @return empty when it is not there and cannot be put there
    /// @throws BuildFailedException when it cannot be built
    Optional<Brought> bring(BuildKey key, Builder builder, Path content) throws IOException {
        if (cache.isWritable()) {
            BuildCache.Obtained obtained = cache.obtainEntry(key, builder);
            copy(obtained.entry(), content);
            return Optional.of(new Brought(obtained.entry().dependencies(), obtained.hit()));
        }
        Optional<CacheEntry> found = cache.findOnly(key);
        if (found.isEmpty()) {
            LOG.info(
                    "'{}' is not in the second cache {}, which cannot be written: it is kept on this host only",
                    key.display(),
                    cache.directory());
            return Optional.empty();
        }
        copy(found.get(), content);
        return Optional.of(new Brought(found.get().dependencies(), true));
    }

    private void copy(CacheEntry entry, Path content) throws IOException {
        Files.walkFileTree(entry.content(), new Copying(entry.content(), content));
        Optional<String> damage = entry.damageOf(content, cache.hashes());
        if (damage.isPresent()) {
            throw new IOException(
                    "the copy of %s from the second cache is not what lies there: %s"
                            .formatted(entry.content(), damage.get()));
        }
    }

    /// Copies a tree into a directory that is there; links stay links.
    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            Files.createDirectories(there(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.copy(
                    file,
                    there(file),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }

        private Path there(Path path) {
            return to.resolve(from.relativize(path).toString());
        }
    }
}
