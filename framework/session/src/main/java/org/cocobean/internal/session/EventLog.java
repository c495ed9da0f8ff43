package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// Record what one process did, one line per event, in a file that no other process writes.
///
/// A file shared by all would lose lines on a network file system. Recording never fails a test: a
/// log that cannot be written says so once.
public final class EventLog {

    private static final String PREFIX = "events-";
    private static final String SUFFIX = ".log";

    private final Path file;
    private boolean broken;

    /// Record in the given directory, in a file named after this process.
    public EventLog(Path directory) {
        ProcessIdentity me = ProcessIdentity.current();
        this.file =
                directory.resolve(PREFIX + me.pid() + "-" + Long.toString(me.start(), 36) + SUFFIX);
    }

    /// Record one event; its time is added.
    public synchronized void record(Map<String, String> event) {
        if (broken) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("at", Long.toString(System.currentTimeMillis()));
        fields.putAll(event);
        StringBuilder line = new StringBuilder();
        fields.forEach((k, v) ->
                line.append(line.isEmpty() ? "" : "\t").append(k).append('=').append(escape(v)));
        boolean interrupted = Thread.interrupted();
        try {
            Files.writeString(
                    file, line.append('\n'), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            broken = true;
            LoggerFactory.getLogger(EventLog.class)
                    .warn(
                            "The run summary will be incomplete, {} cannot be written: {}",
                            file,
                            e.toString());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Read all events that the processes of one worker recorded in the given directory.
    ///
    /// A last line without its end, as a killed process leaves it, is left out.
    public static List<Map<String, String>> read(Path directory) throws IOException {
        List<Map<String, String>> events = new java.util.ArrayList<>();
        for (String name : Folder.names(directory)) {
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                String text =
                        new String(
                                Files.readAllBytes(directory.resolve(name)),
                                StandardCharsets.UTF_8);
                text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(line -> Fields.read(line.replace('\t', '\n') + "\n"))
                        .forEach(events::add);
            }
        }
        return events;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace('\t', ' ');
    }
}
