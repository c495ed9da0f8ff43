package org.cocobean.toy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.ToolSpec;

/// Takes a compiled model as its only source; compiling it is copying it.
public final class ToyAdapter implements SimulatorAdapter {

    private static final String LIBRARY = "libtoy.so";
    private static final Pattern FINISH = Pattern.compile("- (\\S+):(\\d+): Verilog \\$finish");
    private static final Pattern ERROR = Pattern.compile("error at (\\S+):(\\d+): (.*)");

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Set<HdlLanguage> languages() {
        return Set.of(HdlLanguage.VERILOG);
    }

    @Override
    public ToolSpec tool() {
        return new ToolSpec(
                List.of("cp"),
                List.of("--version"),
                Pattern.compile("(\\d+\\.\\d+)"),
                "apt-get install coreutils");
    }

    @Override
    public Capabilities capabilities(Installation installation, Isolation isolation) {
        return Capabilities.all();
    }

    @Override
    public Isolation defaultIsolation() {
        return Isolation.IN_PROCESS;
    }

    @Override
    public BuildPlan build(BuildRequest request) {
        return new BuildPlan(
                Map.of(),
                List.of(
                        BuildStep.RunCommand.of(
                                request.output(),
                                List.of("cp", request.design().sources().getFirst(), LIBRARY))),
                List.of());
    }

    @Override
    public Launch launch(LaunchRequest request) {
        return new Launch.Model(
                request.build().resolve(LIBRARY),
                request.design().plusargs().stream().map(argument -> "+" + argument).toList(),
                request.directory(),
                Optional.empty());
    }

    @Override
    public Optional<HdlMessage> message(String line) {
        Matcher finish = FINISH.matcher(line);
        if (finish.matches()) {
            return Optional.of(
                    new HdlMessage(
                            HdlMessage.Severity.FINISH,
                            "$finish",
                            finish.group(1),
                            Integer.parseInt(finish.group(2))));
        }
        Matcher error = ERROR.matcher(line);
        return error.matches()
                ? Optional.of(
                        new HdlMessage(
                                HdlMessage.Severity.ERROR,
                                error.group(3),
                                error.group(1),
                                Integer.parseInt(error.group(2))))
                : Optional.empty();
    }
}
