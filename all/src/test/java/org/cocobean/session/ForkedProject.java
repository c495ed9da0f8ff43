package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.cocobean.report.RunSummary;
import org.cocobean.settings.Settings;

/// A Maven project with test classes that share two designs and three firmware images, and with
/// compilers that count how often they are called.
///
/// Its parent is the root of this project, so that it is tested with the plugins and the properties
/// of the real one.
final class ForkedProject {

    static final int CLASSES = 12;
    private static final List<String> DESIGNS = List.of("adder", "subtractor");
    private static final List<String> FIRMWARE = List.of("one", "two", "three");
    private static final int INPUT = 10;

    private final Path project;
    private final Path log;

    /// How a run of Maven ended.
    record Ending(int exit, String output) {

        /// The one line that counts the tests.
        String counts() {
            return output.lines()
                    .filter(line -> line.contains("Tests run:") && !line.contains(" in "))
                    .reduce("", (first, last) -> last);
        }
    }

    ForkedProject(Path directory) throws IOException {
        this.project = directory.toRealPath();
        this.log = project.resolve("calls.log");
        write("pom.xml", pom());
        write("rtl/adder.v", design("adder", "+"));
        write("rtl/subtractor.v", design("subtractor", "-"));
        for (int i = 0; i < FIRMWARE.size(); i++) {
            write("firmware-samples/" + FIRMWARE.get(i) + "/Makefile", makefile(i));
        }
        for (int i = 0; i < CLASSES; i++) {
            write("src/test/java/" + name(i) + ".java", testClass(i));
        }
        wrap("iverilog", "test \"$1\" = -V || ");
        wrap("make", "");
        script("vvp", "exec '%s' \"$@\"\n".formatted(program("vvp")));
        compile();
    }

    private static String pom() throws IOException {
        StringBuilder classPath = new StringBuilder();
        for (String element :
                System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            classPath.append("<element>").append(Path.of(element).toAbsolutePath());
            classPath.append("</element>\n");
        }
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>org.cocobean</groupId>
            <artifactId>cocobean-parent</artifactId>
            <version>0.1.0-SNAPSHOT</version>
            <relativePath>parent/pom.xml</relativePath>
          </parent>
          <artifactId>forked</artifactId>
          <dependencies>
            <dependency>
              <groupId>org.junit.jupiter</groupId>
              <artifactId>junit-jupiter</artifactId>
              <scope>test</scope>
            </dependency>
            <dependency>
              <groupId>org.junit.platform</groupId>
              <artifactId>junit-platform-launcher</artifactId>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-surefire-plugin</artifactId>
                <configuration>
                  <additionalClasspathElements>
                    %s
                  </additionalClasspathElements>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
                .formatted(classPath);
    }

    private static String design(String name, String operator) {
        return """
        module %s(input [7:0] a, output [7:0] result);
          reg [7:0] memory [0:0];
          initial $readmemh("firmware.vmem", memory);
          assign result = a %s memory[0];
        endmodule
        """
                .formatted(name, operator);
    }

    /// The image holds the number of the firmware, from 1.
    private static String makefile(int index) {
        String name = FIRMWARE.get(index);
        return "all:\n\techo 0%d > %s.vmem\n\techo > %s.elf\n".formatted(index + 1, name, name);
    }

    private static String name(int index) {
        return "Class%02dTests".formatted(index);
    }

    private static String testClass(int index) {
        int design = index % DESIGNS.size();
        int firmware = index % FIRMWARE.size();
        int operand = firmware + 1;
        return """
        import static org.cocobean.assertj.CocobeanAssertions.assertThat;

        import org.cocobean.Cocobean;
        import org.cocobean.dut.Dut;
        import org.cocobean.junit.Design;
        import org.cocobean.junit.HdlTest;
        import org.cocobean.session.junit.Firmware;

        @Design(top = "%1$s", sources = "rtl/%1$s.v", timescale = "1ns/1ps")
        @Firmware("%2$s")
        class %3$s {
            @HdlTest
            void computes(Dut dut) {
                dut.signal("a").set(%4$d);
                Cocobean.await(Cocobean.ns(1));
                assertThat(dut.signal("result")).hasValue(%5$d);
            }
        }
        """
                .formatted(
                        DESIGNS.get(design),
                        FIRMWARE.get(firmware),
                        name(index),
                        INPUT,
                        design == 0 ? INPUT + operand : INPUT - operand);
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-proc:none", "-d"));
        arguments.add(Files.createDirectories(project.resolve("target/test-classes")).toString());
        try (Stream<Path> sources = Files.list(project.resolve("src/test/java"))) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("exit code of javac").isZero();
    }

    /// Add a test class that may use the designs and images.
    void add(String name, String text) throws IOException {
        write("src/test/java/" + name + ".java", text);
        compile();
    }

    /// Put a program that notes each call, and takes a second, in front of the real one.
    private void wrap(String name, String unless) throws IOException {
        script(
                name,
                "%secho \"%s $*\" >> '%s'\n%ssleep 1\nexec '%s' \"$@\"\n"
                        .formatted(unless, name, log, unless, program(name)));
    }

    /// Make the second design one that the compiler refuses.
    void breakTheSecondDesign() throws IOException {
        write(
                "rtl/subtractor.v",
                "module subtractor(input [7:0] a, output [7:0] result);\n  oops\n");
    }

    /// Make the first compilation kill the fork that started it, with the compiler's output half
    /// written.
    void killTheForkOfTheFirstCompile() throws IOException {
        script(
                "iverilog",
                """
                test "$1" = -V && exec '%1$s' "$@"
                echo "iverilog $*" >> '%2$s'
                if mkdir '%3$s' 2>/dev/null; then
                  echo half > design.vvp
                  kill -9 $PPID
                  exit 1
                fi
                exec '%1$s' "$@"
                """
                        .formatted(program("iverilog"), log, project.resolve("killed")));
    }

    private void script(String name, String text) throws IOException {
        Path script = write("bin/" + name, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path program(String name) {
        return Settings.load()
                .findProgram(name)
                .orElseThrow(() -> new IllegalStateException("no " + name + " on the PATH"));
    }

    private Path write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        return Files.writeString(path, text);
    }

    /// Run the tests as `mvn ARGUMENTS` does, offline.
    Ending maven(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(project, "maven", ".log");
        Process process = start(output, mavenCommand(arguments));
        try {
            boolean ended = process.waitFor(4, TimeUnit.MINUTES);
            assertThat(ended).withFailMessage(() -> "Maven does not end, see " + output).isTrue();
            return new Ending(process.exitValue(), Files.readString(output));
        } finally {
            kill(process);
        }
    }

    /// As when the machine loses its power.
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// What runs the tests as `mvn ARGUMENTS` does, offline.
    List<String> mavenCommand(String... arguments) throws IOException {
        Path root = Path.of("").toRealPath().resolveSibling("pom.xml");
        write(
                "pom.xml",
                Files.readString(project.resolve("pom.xml"))
                        .replace("parent/pom.xml", project.relativize(root).toString()));
        // The parent imports the BOM, which Maven finds among the projects that it builds together.
        write(
                "together/pom.xml",
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.cocobean</groupId>
                  <artifactId>together</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>
                    <module>%s</module>
                    <module>..</module>
                  </modules>
                </project>
                """
                        .formatted(
                                project.resolve("together")
                                        .relativize(root.resolveSibling("bom"))));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "mvn",
                                "--offline",
                                "--batch-mode",
                                "--file=together/pom.xml",
                                "--projects=:forked",
                                "surefire:test"));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Put `./cocobean` into the project, with what it needs of the reports; its Maven does the
    /// given.
    void addScript(List<String> mavenCommand) throws IOException {
        Path root = Path.of("").toRealPath().resolveSibling("");
        Files.createDirectories(project.resolve("tools"));
        try (Stream<Path> tools = Files.list(root.resolve("tools"))) {
            for (Path tool : tools.filter(Files::isRegularFile).toList()) {
                Files.copy(tool, project.resolve("tools").resolve(tool.getFileName()));
            }
        }
        Files.copy(root.resolve("cocobean"), project.resolve("cocobean"));
        Files.createDirectories(project.resolve("framework/report/target/classes"));
        write(
                "framework/report/target/runtime.classpath",
                Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                        .map(element -> Path.of(element).toAbsolutePath())
                        .filter(Files::exists)
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        script(
                "mvn",
                "exec '%s' %s\n"
                        .formatted(
                                program("mvn"),
                                String.join(" ", mavenCommand.subList(1, mavenCommand.size()))));
    }

    /// Start a program in the project's folder, with the project's compilers.
    Process start(Path output, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COCOBEAN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("COCOBEAN_CACHE", project.resolve("cache").toString());
        builder.environment()
                .merge("PATH", "", (path, none) -> project.resolve("bin") + ":" + path);
        return builder.start();
    }

    /// Return the calls of a program so far.
    List<String> calls(String program) throws IOException {
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.startsWith(program + " "))
                        .toList()
                : List.of();
    }

    void forgetCalls() throws IOException {
        Files.deleteIfExists(log);
    }

    RunSummary summary() throws IOException {
        return RunSummary.of(latest());
    }

    Path latest() {
        return project.resolve("target/cocobean/latest");
    }

    Path cache() {
        return project.resolve("cache");
    }
}
