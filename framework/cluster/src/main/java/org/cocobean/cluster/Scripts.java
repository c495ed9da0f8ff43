package org.cocobean.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The two scripts of a run: the one that a scheduler takes, and the one that each of its jobs
/// runs.
final class Scripts {

    private Scripts() {}

    /// What each job runs. It goes to the directory by itself, since some schedulers start a job
    /// elsewhere; hands on the signal that comes before the end of its time; and leaves its exit
    /// code in a file, since a scheduler's own may come late or not at all.
    static String shard(Path run, Path workingDirectory, List<String> command) {
        return """
        #!/bin/bash
        # One of the jobs of a shared run: bash job.sh NUMBER
        number=$1
        run=%s
        cd %s || exit 97
        rm -f "$run/jobs/$number.exit" # of an earlier start
        export COCOBEAN_SHARE=$run COCOBEAN_SHARE_LATE=true COCOBEAN_SHARD=$number
        log=$run/jobs/$number.log
        [[ ! -s $log ]] || echo "--- started again on $(uname -n)" >>"$log"
        %s >>"$log" 2>&1 &
        child=$!
        trap 'kill -TERM $child 2>/dev/null' TERM INT USR2
        wait $child; status=$?
        while kill -0 $child 2>/dev/null; do wait $child; status=$?; done
        echo $status >"$run/jobs/.$number.exit" && mv "$run/jobs/.$number.exit" "$run/jobs/$number.exit"
        exit $status
        """
                .formatted(
                        quoted(run.toString()),
                        quoted(workingDirectory.toString()),
                        command.stream()
                                .map(word -> quoted(word).replace("{shard}", "'\"$number\"'"))
                                .collect(Collectors.joining(" ")));
    }

    static String job(Scheduler scheduler, Request request, Path run, Path workingDirectory)
            throws IOException {
        String template =
                request.template().isEmpty()
                        ? scheduler.template()
                        : Files.readString(workingDirectory.resolve(request.template()));
        String text =
                template.replace("{n}", Integer.toString(request.shards()))
                        .replace("{run}", run.toString())
                        .replace("{name}", "cocobean-" + run.getFileName())
                        .replace("{workdir}", workingDirectory.toString());
        return text.lines()
                .flatMap(line ->
                        line.contains("{directive}")
                                ? request.directives().stream()
                                        .map(each -> line.replace("{directive}", each))
                                : java.util.stream.Stream.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
