package org.cocobean.internal.environment;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The variables of this JVM's environment.
public final class Environment {

    /// Those by which tools are told where to put temporary files.
    public static final List<String> TEMPORARY_DIRECTORIES = List.of("TMPDIR", "TMP", "TEMP");

    /// Those from which compilers and `make` take what they add.
    public static final List<String> COMPILER_FLAGS =
            List.of("CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "LDLIBS");

    private Environment() {}

    /// Returns a variable; an empty one counts as not set.
    public static Optional<String> find(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /// Returns the names of all, which programs that this JVM starts inherit.
    public static Set<String> names() {
        return System.getenv().keySet();
    }
}
