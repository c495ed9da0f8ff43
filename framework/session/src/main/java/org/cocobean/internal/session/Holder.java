package org.cocobean.internal.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Describes who holds a lock, as its holder file states it.
///
/// The first line of the file is the heartbeat, of fixed width, so that it can be rewritten in
/// place:
///
/// ```
/// beat=0000000017
/// host=alpha
/// ...
/// ```
///
/// A file that cannot be understood gives a holder without process, which only a missed heartbeat
/// can end.
public record Holder(
        String token,
        Optional<ProcessIdentity> process,
        String worker,
        String what,
        String since,
        Map<String, String> extra) {

    static final String BEAT = "beat=%010d\n";
    static final String STEP = "step";

    static Holder now(String token, String worker, String what) {
        return new Holder(
                token,
                Optional.of(ProcessIdentity.current()),
                worker,
                what,
                Instant.now().toString(),
                Map.of());
    }

    static Holder parse(String token, String text) {
        Map<String, String> fields = Fields.read(text);
        return new Holder(
                token,
                ProcessIdentity.fromMap(fields),
                fields.getOrDefault("worker", "unknown"),
                fields.getOrDefault("what", "unknown work"),
                fields.getOrDefault("since", "an unknown time"),
                fields);
    }

    String write() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("worker", worker);
        fields.put("what", what);
        fields.put("since", since);
        process.ifPresent(p -> fields.putAll(new java.util.TreeMap<>(p.toMap())));
        return BEAT.formatted(0) + Fields.write(fields);
    }

    /// The step that its work is at, empty where it has none.
    public String step() {
        return extra.getOrDefault(STEP, "");
    }

    /// Name worker, host and process in one phrase, such as `gw2 on alpha (pid 4711)`.
    public String who() {
        return process.map(p -> "%s on %s (pid %d)".formatted(worker, p.host(), p.pid()))
                .orElse("a holder whose holder file cannot be read");
    }
}
