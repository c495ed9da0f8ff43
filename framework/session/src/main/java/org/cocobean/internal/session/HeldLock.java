package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a [DirectoryLock] until it is released or turned into a marker.
///
/// A daemon thread shows the heartbeat meanwhile. All methods may be called from any thread.
public final class HeldLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);

    private final Path file;
    private final Thread heart;
    private boolean ended;
    private boolean lost;
    private long beat;

    HeldLock(Path file, Duration heartbeat) {
        this.file = file;
        this.heart =
                Thread.ofPlatform()
                        .daemon()
                        .name("cocobean-heartbeat-" + file.getFileName())
                        .start(() -> beatEvery(heartbeat));
    }

    private void beatEvery(Duration heartbeat) {
        try {
            while (beatOnce()) {
                Thread.sleep(heartbeat);
            }
        } catch (InterruptedException e) {
            // The end of the lock.
        }
    }

    /// Opened anew each time and never created: what another host removed stays removed, and no
    /// open file keeps an NFS directory from becoming empty.
    private synchronized boolean beatOnce() {
        if (ended || lost) {
            return false;
        }
        beat++;
        byte[] line = Holder.BEAT.formatted(beat).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(line), 0);
        } catch (NoSuchFileException e) {
            lost = true;
            LOG.warn("Lost the lock {}: it was taken away from this process", file.getParent());
        } catch (IOException e) {
            LOG.warn("No heartbeat could be written to {}: {}", file, e.toString());
        }
        return true;
    }

    /// What tells this holder from every other one, before and after it.
    public String token() {
        return DirectoryLock.tokenOf(String.valueOf(file.getFileName())).orElseThrow();
    }

    /// Returns true unless the lock is known to have been taken away.
    public synchronized boolean isHeld() {
        return !ended && !lost;
    }

    /// Tells those who wait which step the work is at: whoever gets on does not hang.
    public synchronized void at(String step) {
        if (ended || lost) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            Folder.writeAll(channel, Fields.write(Map.of(Holder.STEP, step)));
        } catch (IOException e) {
            LOG.warn("Who waits for {} is not told of its steps: {}", file, e.toString());
        }
    }

    /// Gives the lock back. Harmless when it was taken away or ended before.
    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            heart.interrupt();
            Files.deleteIfExists(file);
            tidy();
        }
    }

    /// Turns the lock into a marker that carries the given fields, and gives it back, in one step.
    ///
    /// @return false when the lock had been taken away; then no marker was set
    public synchronized boolean publish(Path marker, Map<String, String> fields)
            throws IOException {
        if (ended || lost) {
            return false;
        }
        try {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                Folder.writeAll(channel, Fields.write(fields));
                channel.force(true);
            }
            Files.move(file, marker, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            lost = true;
            heart.interrupt();
            return false;
        }
        ended = true;
        heart.interrupt();
        Folder.force(parentOf(marker));
        tidy();
        return true;
    }

    /// An empty lock directory is as free as none; `rmdir` refuses one that was acquired again.
    private void tidy() {
        try {
            Files.deleteIfExists(parentOf(file));
        } catch (IOException e) {
            LOG.debug("Left an empty lock directory: {}", e.toString());
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s has no directory above it", path));
        }
        return parent;
    }
}
