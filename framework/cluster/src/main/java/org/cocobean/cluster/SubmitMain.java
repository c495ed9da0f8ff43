package org.cocobean.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cocobean.report.ReportMain;

/// `./cocobean submit` and `./cocobean attach`.
public final class SubmitMain {

    static final String REPORT = "--report";

    private static final int USAGE = 2;
    private static final String AGAIN = "--again";
    private static final String TEMPLATE = "--print-template";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private SubmitMain() {}

    /// Submits a run and follow it, or follow one that was submitted.
    ///
    /// @param arguments `submit` with its options, or with `--print-template` and a scheduler; or
    ///   `attach` with the directory of a run, `--again` to submit it once more, and `--report`
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments), Path.of("").toAbsolutePath(), System.out));
    }

    static int run(List<String> arguments, Path workingDirectory, PrintStream out)
            throws IOException, InterruptedException {
        try {
            List<String> rest = arguments.subList(1, arguments.size());
            if (arguments.getFirst().equals("attach")) {
                return attach(rest, workingDirectory, out);
            }
            if (rest.size() == 2 && rest.getFirst().equals(TEMPLATE)) {
                out.print(Scheduler.named(rest.getLast()).template());
                return 0;
            }
            return submit(Request.of(rest, workingDirectory), workingDirectory, out);
        } catch (UsageException e) {
            out.println("cocobean: " + e.getMessage());
            return USAGE;
        }
    }

    private static int submit(Request request, Path workingDirectory, PrintStream out)
            throws IOException, InterruptedException {
        Scheduler scheduler = Scheduler.named(request.on());
        Path run =
                request.folder()
                        .resolve(
                                "run-%s-%s"
                                        .formatted(
                                                ZonedDateTime.now(ZoneOffset.UTC).format(TIME),
                                                UUID.randomUUID().toString().substring(0, 6)));
        String job = Scripts.job(scheduler, request, run, workingDirectory);
        String shard = Scripts.shard(run, workingDirectory, request.command());
        if (request.dryRun()) {
            out.printf("--- %s/submit.sh%n%s--- %s/job.sh%n%s", run, job, run, shard);
            out.printf("--- submitted by: %s%n", String.join(" ", scheduler.submit()));
            return 0;
        }
        Files.createDirectories(run.resolve("jobs"));
        Files.writeString(run.resolve("submit.sh"), job);
        Files.writeString(run.resolve("job.sh"), shard);
        SubmittedRun submitted = SubmittedRun.submit(run, scheduler, request);
        out.printf(
                "Submitted as job %s. Should this end before: ./cocobean attach %s%n",
                submitted.id(), run);
        return follow(submitted, report(run, request.report(), workingDirectory), out);
    }

    private static int attach(List<String> arguments, Path workingDirectory, PrintStream out)
            throws IOException, InterruptedException {
        List<String> rest = new ArrayList<>(arguments);
        boolean again = rest.remove(AGAIN);
        String report = "";
        int option = rest.indexOf(REPORT);
        if (option >= 0 && option + 1 < rest.size()) {
            report = rest.get(option + 1);
            rest.subList(option, option + 2).clear();
        }
        if (rest.size() != 1 || rest.getFirst().startsWith("-")) {
            throw new UsageException(
                    "'attach' takes the directory of one run, %s, and %s DIR"
                            .formatted(AGAIN, REPORT));
        }
        SubmittedRun run = SubmittedRun.in(workingDirectory.resolve(rest.getFirst()));
        if (again) {
            run = run.anew();
            out.printf("Submitted again as job %s%n", run.id());
        }
        return follow(run, report(run.run(), report, workingDirectory), out);
    }

    private static Path report(Path run, String chosen, Path workingDirectory) {
        return chosen.isEmpty() ? run : workingDirectory.resolve(chosen);
    }

    /// @param folder of the merged report
    private static int follow(SubmittedRun submitted, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        Follower follower = new Follower(submitted, out);
        Thread canceller = new Thread(() -> cancel(follower, out), "cocobean-cancel");
        Runtime.getRuntime().addShutdownHook(canceller);
        follower.await();
        Runtime.getRuntime().removeShutdownHook(canceller);
        String trouble = follower.nameBadJobs();
        int report =
                ReportMain.run(
                        List.of("report", folder.toString(), submitted.run().toString()), out);
        if (report == 0 && !trouble.isEmpty()) {
            out.println(trouble);
            return 1;
        }
        return report;
    }

    private static void cancel(Follower follower, PrintStream out) {
        try {
            follower.run().abandon();
            out.println("Cancelled job " + follower.run().id());
        } catch (IOException e) {
            out.println("The jobs may still run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
