package org.cocobean.watch;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Where results are shown and keys come from: a terminal, whose picture is drawn anew each time,
/// or anything else, to which lines are added.
final class Screen {

    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean terminal;

    private Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// The one of this JVM.
    static Screen ofThisJvm(PrintStream out) {
        return new Screen(
                out, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /// Shows a picture: what failed on top, then one line of what happened, then what can be done.
    void show(String failures, String line, String keys) {
        if (terminal) {
            out.print(CLEAR + failures.replaceAll("(?m)^FAILED.*", BOLD + RED + "$0" + PLAIN));
            out.println(BOLD + line + PLAIN);
            out.println(keys);
        } else {
            out.print(failures);
            out.println(line);
        }
        out.flush();
    }

    /// Says in a terminal what goes on, until the next picture.
    void note(String what) {
        if (terminal) {
            out.print("\r" + what + " \u2026");
            out.flush();
        }
    }

    /// Adds one line.
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Hands each key to the listener, from a thread of its own, until there are no more.
    void listen(InputStream keys, IntConsumer listener) {
        if (terminal) {
            stty("-icanon", "-echo", "min", "1");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("sane")));
        }
        Thread.ofPlatform()
                .daemon()
                .name("keys")
                .start(() -> {
                    try {
                        for (int key = keys.read(); key >= 0; key = keys.read()) {
                            listener.accept(key);
                        }
                    } catch (IOException e) {
                        say("watch: no more keys: " + e.getMessage());
                    }
                });
    }

    /// A terminal that cannot be told this needs the return key after each other one.
    private void stty(String... how) {
        try {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(how));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            say("watch: keys need Return: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
