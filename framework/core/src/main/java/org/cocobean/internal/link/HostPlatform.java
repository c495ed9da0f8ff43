package org.cocobean.internal.link;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What native code that is built on this host may depend on besides its sources and its compiler:
/// hosts that share a cache need not be alike.
///
/// @param system operating system and kind of processor, such as `linux-x86_64`
/// @param library name and version of the C library, such as `glibc-2.36`
/// @param processor the very processor, by a digest of its name and abilities
public record HostPlatform(String system, String library, String processor) {

    /// Lines of `/proc/cpuinfo` that stand for what a compiler may use.
    private static final Pattern ABILITIES =
            Pattern.compile(
                    "(?m)^(vendor_id|cpu family|model|model name|flags|isa|Features|CPU implementer|CPU part)\\s*:\\s*(.*)$");

    /// A processor that is chosen by where the compiler runs.
    private static final Pattern NATIVE = Pattern.compile("-m(arch|cpu|tune)=native\\b");

    /// A version that symbols have, in a library's table of them.
    private static final Pattern WANTED = Pattern.compile("\\bGLIBC_(\\d+\\.\\d+)\\b");

    private static final String GLIBC = "glibc-";
    private static final int DIGITS = 16;

    private static final HostPlatform CURRENT =
            new HostPlatform(describeSystem(), describeLibrary(), describeProcessor());

    /// Returns that of this host.
    public static HostPlatform current() {
        return CURRENT;
    }

    /// Returns what builds with such commands differ in from host to host: the processor counts
    /// only where one of them chooses it.
    ///
    /// @param words the words of the commands, and what the environment adds to them
    public String buildsWith(List<String> words) {
        boolean chosen = words.stream().anyMatch(word -> NATIVE.matcher(word).find());
        return system + " " + library + (chosen ? " " + processor : "");
    }

    /// Tells whether a library that was linked elsewhere has here all that it wants of the C
    /// library. Of other C libraries than glibc nothing is known.
    ///
    /// @param file the library's content
    boolean canLoad(byte[] file) {
        if (!library.startsWith(GLIBC)) {
            return false;
        }
        Version here = Version.parse(library.substring(GLIBC.length()));
        return WANTED.matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .allMatch(wanted -> Version.parse(wanted.group(1)).compareTo(here) <= 0);
    }

    private static String describeSystem() {
        String os = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
        return os + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    private static String describeLibrary() {
        try {
            return GLIBC
                    + NativeLibrary.getInstance("c")
                            .getFunction("gnu_get_libc_version")
                            .invokeString(new Object[0], false);
        } catch (UnsatisfiedLinkError e) {
            return "libc"; // musl, or another system's
        }
    }

    private static String describeProcessor() {
        try {
            return processorIn(Files.readString(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return "unknown";
        }
    }

    /// All processors of a host count: a job may run on any of them.
    static String processorIn(String cpuinfo) {
        List<String> abilities =
                ABILITIES
                        .matcher(cpuinfo)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .sorted()
                        .toList();
        try {
            byte[] text = String.join("\n", abilities).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
