package org.cocobean.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of scheduler, as its file `NAME.properties` describes it: commands, and the script of its
/// jobs. `{...}` in them is filled in.
///
/// @param name what `--on` calls it
/// @param submit the command that submits a script
/// @param id finds the number of the job in what that prints
/// @param jobs the command that prints a line for each job of the run
/// @param gone finds what that says, as it fails, of a run whose jobs are forgotten; when it fails
///   otherwise nobody knows
/// @param running finds the lines of jobs that run; where a scheduler's are not told apart, every
///   line
/// @param waiting finds the lines of jobs that have not started yet
/// @param cancelled finds the lines of jobs that somebody ended
/// @param cancel the command that ends a job
/// @param template the script of a job
record Scheduler(
        String name,
        List<String> submit,
        Pattern id,
        List<String> jobs,
        Pattern gone,
        Pattern running,
        Pattern waiting,
        Pattern cancelled,
        List<String> cancel,
        String template) {

    static final List<String> NAMES = List.of("slurm", "lsf", "sge", "pbs", "k8s");

    private static final String NEVER = "(?!)";

    static Scheduler named(String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new UsageException(
                    "--on knows no '%s', only %s".formatted(name, String.join(", ", NAMES)));
        }
        Properties properties = new Properties();
        try (var text = open(name + ".properties")) {
            properties.load(text);
        }
        try (var template = open(name + ".template")) {
            return new Scheduler(
                    name,
                    words(properties, "submit"),
                    Pattern.compile(need(properties, "id")),
                    words(properties, "jobs"),
                    Pattern.compile(need(properties, "gone")),
                    pattern(properties, "running", "\\S"),
                    pattern(properties, "waiting", NEVER),
                    pattern(properties, "cancelled", NEVER),
                    words(properties, "cancel"),
                    new String(template.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream stream = Scheduler.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IOException("the file " + file + " is missing in this artifact");
        }
        return stream;
    }

    private static List<String> words(Properties properties, String key) {
        return List.of(need(properties, key).split(" ", -1));
    }

    private static Pattern pattern(Properties properties, String key, String otherwise) {
        return Pattern.compile(properties.getProperty(key, otherwise));
    }

    private static String need(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("no " + key + " in the description of a scheduler");
        }
        return value;
    }

    /// The number of the job that a submission printed.
    String idIn(String output) throws IOException {
        Matcher matcher = id.matcher(output);
        if (!matcher.find()) {
            throw new IOException(
                    "no number of a job in what '%s' printed: %s"
                            .formatted(String.join(" ", submit), output.strip()));
        }
        return matcher.group(1);
    }

    /// A command with what is known of the job.
    static List<String> filled(List<String> command, String script, String id) {
        return command.stream()
                .map(word ->
                        word.replace("{script}", script)
                                .replace("{id}", id)
                                .replace("{space}", " "))
                .toList();
    }
}
