package org.cocobean.internal.launch;

import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.link.Peer;
import org.cocobean.sim.spi.Executor;
import org.jspecify.annotations.Nullable;

/// A simulator process at the other end of a link.
final class ProcessPeer implements Peer {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Executor.Running running;
    private final SimLog log;
    private final String name;
    private volatile @Nullable String reason;

    ProcessPeer(Executor.Running running, SimLog log, String name) {
        this.running = running;
        this.log = log;
        this.name = name;
    }

    @Override
    public void kill(String why) {
        if (reason == null) {
            reason = why;
        }
        running.kill();
    }

    @Override
    public boolean awaitExit(Duration timeout) throws InterruptedException {
        return running.await(timeout).isPresent();
    }

    @Override
    public String obituary() {
        Optional<Integer> code = exitCode();
        String why = reason;
        String how =
                why != null
                        ? "was killed: " + why
                        : running.trouble()
                                .or(() -> code.map(ProcessPeer::describe))
                                .orElse("stopped answering");
        return "the simulator "
                + name
                + " "
                + how
                + "; its last lines (all are in "
                + log.file()
                + "):\n"
                + log.lastLines();
    }

    private Optional<Integer> exitCode() {
        try {
            return running.await(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String describe(int code) {
        if (code > 128 && code <= 128 + 64) {
            return "was ended by signal " + (code - 128) + signalName(code - 128);
        }
        return "ended with exit code " + code;
    }

    private static String signalName(int signal) {
        return switch (signal) {
            case 1 -> " (SIGHUP)";
            case 2 -> " (SIGINT)";
            case 3 -> " (SIGQUIT)";
            case 4 -> " (SIGILL)";
            case 5 -> " (SIGTRAP)";
            case 6 -> " (SIGABRT)";
            case 7 -> " (SIGBUS)";
            case 8 -> " (SIGFPE)";
            case 9 ->
                    " (SIGKILL), which Cocobean did not send: most likely the machine or the container ran out of memory (journalctl -k | grep -i oom; fewer workers or a smaller design help), else somebody killed it";
            case 11 -> " (SIGSEGV)";
            case 13 -> " (SIGPIPE)";
            case 15 -> " (SIGTERM)";
            case 24 -> " (SIGXCPU)";
            case 25 -> " (SIGXFSZ)";
            case 31 -> " (SIGSYS)";
            default -> "";
        };
    }

    @Override
    public Optional<String> badEnd() throws InterruptedException {
        Optional<Integer> code = running.await(DRAIN);
        return code.isPresent() && code.get() == 0 ? Optional.empty() : Optional.of(obituary());
    }
}
