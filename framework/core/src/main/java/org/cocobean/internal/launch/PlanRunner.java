package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.CommandTimeoutException;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.wording.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the steps of a plan, and tells what the tools have against the design.
final class PlanRunner {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.build");
    private static final int SHOWN = 10;
    private static final int LAST = 5;
    private static final Pattern RULE = Pattern.compile("^[^\\s:][^:]*:(\\s|$)");

    private final Session session;
    private final Executor executor;

    PlanRunner(Session session, Executor executor) {
        this.session = session;
        this.executor = executor;
    }

    /// @param design as it was named, for messages
    /// @return the files that the tools had read, as far as the plan tells them
    List<Path> run(
            BuildPlan plan,
            SimulatorAdapter adapter,
            BuildRequest request,
            HdlDesign design,
            List<String> missing)
            throws IOException, InterruptedException {
        Installation tool = request.installation();
        Path output = request.output();
        Requests requests = new Requests(design, adapter, missing);
        List<String> evident = requests.evident();
        if (!evident.isEmpty()) {
            throw new BuildFailedException(
                    "compiling '" + design.top() + "' failed:\n" + String.join("\n", evident));
        }
        for (Map.Entry<String, String> file : plan.files().entrySet()) {
            Path path = output.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        StringBuilder said = new StringBuilder();
        int number = 0;
        for (BuildStep step : plan.steps()) {
            number++;
            session.atStep("step %d of %d: %s".formatted(number, plan.steps().size(), name(step)));
            switch (step) {
                case BuildStep.RunCommand run -> {
                    if (run.unless().isEmpty() || !Files.exists(output.resolve(run.unless()))) {
                        said.append(run(run.command(), requests, design));
                    }
                }
                case BuildStep.AskTool ask ->
                        Files.writeString(
                                output.resolve(ask.answer()), run(ask.command(), requests, design));
                case BuildStep.DeriveFiles derive -> derive(derive, design, tool, output);
            }
        }
        List<Path> dependencies = new ArrayList<>();
        for (String name : plan.dependencyFiles()) {
            dependencies.addAll(dependencies(output.resolve(name), output));
        }
        dependencies.removeIf(path -> path.startsWith(output)); // written for this build
        requests.unusedDefines(dependencies)
                .forEach(unused ->
                        LOG.warn(
                                "None of the files of design '{}' speaks of the macro {}",
                                design.top(),
                                unused));
        tellWarnings(design, tool, said.toString());
        dependencies.addAll(HiddenInputs.passedOver(request.design(), dependencies));
        return dependencies;
    }

    private static String name(BuildStep step) {
        return switch (step) {
            case BuildStep.RunCommand run -> program(run.command());
            case BuildStep.AskTool ask -> program(ask.command());
            case BuildStep.DeriveFiles derive -> derive.text();
        };
    }

    private static String program(Command command) {
        return String.valueOf(Path.of(command.argv().getFirst()).getFileName());
    }

    /// What the tools say about the sources is told when they are compiled, not at each use.
    private void tellWarnings(HdlDesign design, Installation tool, String said) throws IOException {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).distinct().toList();
        if (lines.isEmpty()) {
            return;
        }
        Path log = log(design, tool.banner(), String.join("\n", lines) + "\n");
        LOG.warn(
                "Compiling '{}' with {} gave warnings:\n  {}\nlog: {}",
                design.top(),
                tool.banner(),
                String.join("\n  ", lines.subList(0, Math.min(SHOWN, lines.size())))
                        + (lines.size() > SHOWN
                                ? "\n  (%d more lines)".formatted(lines.size() - SHOWN)
                                : ""),
                log);
    }

    private static void derive(
            BuildStep.DeriveFiles step, HdlDesign design, Installation tool, Path output) {
        try {
            step.derivation().derive(output, step.arguments());
        } catch (IOException | BuildFailedException e) {
            String reason = e instanceof BuildFailedException ? e.getMessage() : e.toString();
            throw new BuildFailedException(
                    "compiling '"
                            + design.top()
                            + "' failed at '"
                            + step.text()
                            + "' with the files of "
                            + tool.banner()
                            + ": "
                            + reason);
        }
    }

    /// Returns what a command said besides its success.
    private String run(Command command, Requests requests, HdlDesign design)
            throws IOException, InterruptedException {
        String shown = String.join(" ", command.argv());
        try {
            Executor.Outcome outcome =
                    executor.run(command, SimulatorSettings.of(session).buildTimeout());
            List<String> wrong = requests.against(outcome.output());
            if (outcome.exitCode() == 0 && wrong.isEmpty()) {
                return outcome.output();
            }
            Path log = log(design, shown, outcome.output());
            throw new BuildFailedException(
                    "compiling '"
                            + design.top()
                            + "' failed"
                            + (wrong.isEmpty() ? " with exit code " + outcome.exitCode() : "")
                            + ":\n"
                            + wrong.stream().map(line -> line + "\n").collect(Collectors.joining())
                            + CompilerOutput.errors(outcome.output())
                            + requests.missing()
                            + "\ncommand: "
                            + shown
                            + "\nlog: "
                            + log);
        } catch (CommandTimeoutException e) {
            throw tooLong(command, e.output(), design);
        }
    }

    private BuildFailedException tooLong(Command command, String output, HdlDesign design)
            throws IOException {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String last =
                lines.isEmpty()
                        ? "It had printed nothing."
                        : "It had printed last:\n  "
                                + String.join(
                                        "\n  ",
                                        lines.subList(
                                                Math.max(0, lines.size() - LAST), lines.size()));
        String shown = String.join(" ", command.argv());
        return new BuildFailedException(
                "compiling '%s' failed: %s ran for %s and was stopped. %s\nIf the design needs more time, say so with -Dcocobean.build.timeout=1h; else repeat the command by hand and see what it waits for.\ncommand: %s\nlog: %s"
                        .formatted(
                                design.top(),
                                program(command),
                                Words.of(SimulatorSettings.of(session).buildTimeout()),
                                last,
                                shown,
                                log(design, shown, output)));
    }

    private Path log(HdlDesign design, String command, String output) throws IOException {
        Path directory = session.run().workerPath().resolve("build-logs");
        Files.createDirectories(directory);
        Path log =
                Files.createTempFile(directory, design.top().replaceAll("\\W", "_") + "-", ".log");
        Files.writeString(log, command + "\n" + output, StandardCharsets.UTF_8);
        return log;
    }

    /// Reads make rules or plain lists of paths.
    private static List<Path> dependencies(Path file, Path base) throws IOException {
        List<Path> paths = new ArrayList<>();
        String text = Files.readString(file).replace("\\\n", " ");
        for (String line : text.lines().toList()) {
            String right = RULE.matcher(line).find() ? line.substring(line.indexOf(':') + 1) : line;
            for (String word : right.split("(?<!\\\\)\\s+")) {
                if (!word.isBlank()) {
                    paths.add(base.resolve(word.replace("\\ ", " ")).normalize());
                }
            }
        }
        return paths;
    }
}
