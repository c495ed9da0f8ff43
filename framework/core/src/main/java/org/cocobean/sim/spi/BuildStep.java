package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.List;

/// A step of a build. The first that fails ends the build.
public sealed interface BuildStep {

    /// Returns the step as one line, for messages and tests.
    String text();

    /// Runs a command in the place where the tools are; an exit code other than 0 is a failure.
    ///
    /// @param unless a file below the command's directory; where a step before has written it, the
    ///   command is left out. Empty for a command that always runs
    record RunCommand(Command command, String unless) implements BuildStep {

        /// A command that always runs.
        public RunCommand(Command command) {
            this(command, "");
        }

        /// Returns the step that runs a command without variables of its own.
        public static RunCommand of(Path directory, List<String> argv) {
            return new RunCommand(Command.of(directory, argv));
        }

        /// Returns the same, left out where there is a file.
        public RunCommand unless(String file) {
            return new RunCommand(command, file);
        }

        @Override
        public String text() {
            return String.join(" ", command.argv());
        }
    }

    /// Runs a command whose output is no message but an answer, and keeps it.
    ///
    /// @param answer the file below the command's directory that it is kept in
    record AskTool(Command command, String answer) implements BuildStep {

        @Override
        public String text() {
            return String.join(" ", command.argv()) + " >" + answer;
        }
    }

    /// Makes files from others in this JVM.
    ///
    /// @param arguments everything besides the files that decides what is made
    record DeriveFiles(Derivation derivation, List<String> arguments) implements BuildStep {

        /// Copies the arguments.
        public DeriveFiles {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return ("derive " + derivation.name() + " " + String.join(" ", arguments)).strip();
        }
    }
}
