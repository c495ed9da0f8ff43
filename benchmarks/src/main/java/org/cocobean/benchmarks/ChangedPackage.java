package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.internal.launch.BuiltDesign;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;

/// Builds of a design of fifty files, after a change of one package each: `ChangedPackage
/// cocobean|ghdl CHANGES FOLDER` prints `rate N`, builds a second; `ghdl` is `ghdl -m`.
public final class ChangedPackage {

    private static final int PACKAGES = 48;
    private static final int FUNCTIONS = 30;
    private static final int CHANGED = 27;
    private static final int STRIDE = 10;
    private static final String TOP = "fifty";

    private final Path folder;

    private ChangedPackage(Path folder) {
        this.folder = folder;
    }

    /// Runs one measurement; the first half of the changes is not counted.
    public static void main(String[] arguments) throws Exception {
        ChangedPackage fifty = new ChangedPackage(Files.createDirectories(Path.of(arguments[2])));
        List<String> sources = fifty.write();
        int changes = Integer.parseInt(arguments[1]);
        HdlDesign design = HdlDesign.of(TOP, sources.toArray(String[]::new));
        Path plain = Files.createDirectories(fifty.folder.resolve("plain"));
        boolean ours = arguments[0].equals("cocobean");
        if (ours) {
            build(design);
        } else {
            Shell.run(plain, ghdl("-i", sources));
            Shell.run(plain, ghdl("-m", List.of(TOP)));
        }
        long took = 0;
        for (int i = 0; i < changes; i++) {
            fifty.write(CHANGED, i + 2);
            long start = System.nanoTime();
            if (ours) {
                build(design);
            } else {
                Shell.run(plain, ghdl("-m", List.of(TOP)));
            }
            took += i < changes / 2 ? 0 : System.nanoTime() - start;
        }
        System.out.printf(Locale.ROOT, "rate %.3f%n", (changes - changes / 2) * 1e9 / took);
    }

    private static void build(HdlDesign design) {
        BuiltDesign.of(
                Workshop.of(Session.current()),
                design,
                Optional.of("ghdl"),
                Optional.empty(),
                false);
    }

    private static List<String> ghdl(String command, List<String> rest) {
        List<String> argv =
                new ArrayList<>(List.of("ghdl", command, "--std=08", "--workdir=.", "-P."));
        argv.addAll(rest);
        return argv;
    }

    /// Each package uses the one ten before it, and the top uses them all.
    private List<String> write() throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            sources.add(write(i, 1));
        }
        sources.add(
                write(
                        "leaf.vhd",
                        """
                        entity leaf is port (answer : out integer); end;
                        architecture rtl of leaf is begin answer <= work.p7.n7; end;
                        """));
        String sum =
                IntStream.range(0, PACKAGES)
                        .mapToObj(i -> "work.p%d.n%d".formatted(i, i))
                        .collect(Collectors.joining(" + "));
        sources.add(
                write(
                        TOP + ".vhd",
                        """
                        entity fifty is port (answer : out integer; low : out integer); end;
                        architecture rtl of fifty is
                        begin
                            answer <= %s;
                            u : entity work.leaf port map (low);
                        end;
                        """
                                .formatted(sum)));
        return sources;
    }

    private String write(int number, int step) throws IOException {
        boolean first = number < STRIDE;
        int before = number - STRIDE;
        StringBuilder text =
                new StringBuilder(first ? "" : "use work.p%d.all;\n".formatted(before));
        text.append("package p%d is\n".formatted(number));
        text.append("  constant n%d : integer := ".formatted(number))
                .append(first ? "" : "n" + before + " + ")
                .append(step)
                .append(";\n");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < FUNCTIONS; i++) {
            String head = "function f%d_%d(a, b : integer) return integer".formatted(number, i);
            text.append("  ").append(head).append(";\n");
            body.append(
                    """
                      %s is
                        variable r : integer := a;
                      begin
                        for k in 0 to 7 loop
                          if r > b then
                            r := r - b * k;
                          else
                            r := r + %d;
                          end if;
                        end loop;
                        return r;
                      end function;
                    """
                            .formatted(head, i));
        }
        text.append("end;\npackage body p%d is\n%send;\n".formatted(number, body));
        return write("p%d.vhd".formatted(number), text.toString());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
