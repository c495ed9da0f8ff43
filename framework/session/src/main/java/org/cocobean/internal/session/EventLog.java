package org.cocobean.internal.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/// Records what one process did, one line of JSON per event, in a file that no other process
/// writes.
///
/// A file shared by all would lose lines on a network file system. Recording never fails a test: a
/// log that cannot be written says so once.
public final class EventLog {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final ThreadLocal<Duration> waiting = ThreadLocal.withInitial(() -> Duration.ZERO);
    private final ThreadLocal<Duration> building = ThreadLocal.withInitial(() -> Duration.ZERO);
    private final Set<String> environment = ConcurrentHashMap.newKeySet();
    private boolean broken;

    /// Records in the given directory, in a file named after this process.
    public EventLog(Path directory) {
        ProcessIdentity me = ProcessIdentity.current();
        this.file =
                directory.resolve(
                        "events-" + me.pid() + "-" + Long.toString(me.start(), 36) + ".jsonl");
    }

    /// How long the calling thread waited so far.
    public Duration waiting() {
        return waiting.get();
    }

    /// How long the calling thread built so far.
    public Duration building() {
        return building.get();
    }

    /// Records that the calling thread waited for another worker.
    ///
    /// @param looks how often it asked the file system meanwhile
    public void waited(String name, String forWhom, int looks, Duration took) {
        waiting.set(waiting.get().plus(took));
        String asked = Integer.toString(looks);
        record(Map.of("kind", "wait", "name", name, "for", forWhom, "looks", asked), took);
    }

    /// Records that the calling thread built something or took it from the cache.
    public void built(String name, String key, String outcome, Duration took) {
        building.set(building.get().plus(took));
        record(Map.of("kind", "build", "name", name, "key", key, "outcome", outcome), took);
    }

    /// Records that the calling thread did other work that is done once.
    public void once(String name, String outcome, Duration took) {
        record(Map.of("kind", "once", "name", name, "outcome", outcome), took);
    }

    /// Records what this process runs with, each once.
    public void environment(String fact) {
        if (environment.add(fact)) {
            record(Map.of("kind", "environment", "name", fact), Duration.ZERO);
        }
    }

    private synchronized void record(Map<String, String> event, Duration took) {
        if (broken) {
            return;
        }
        byte[] line = line(event, took).getBytes(StandardCharsets.UTF_8);
        try (var out = new FileOutputStream(file.toFile(), true)) { // no channel to interrupt
            out.write(line);
        } catch (IOException e) {
            broken = true;
            LoggerFactory.getLogger(EventLog.class)
                    .warn(
                            "The run summary will be incomplete, {} cannot be written: {}",
                            file,
                            e.toString());
        }
    }

    private static String line(Map<String, String> event, Duration took) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("at", System.currentTimeMillis());
            json.writeNumberField("ms", took.toMillis());
            for (Map.Entry<String, String> field : event.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }
}
