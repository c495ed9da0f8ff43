package org.cocobean.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cocobean.internal.session.FileHashes;
import org.cocobean.internal.session.SafeName;

/// Names everything that decides what a build gives, except the files that only the tool finds.
///
/// Two builds are the same when kind, parts and inputs are the same, in the same order; the name is
/// for people and counts as well. Inputs count by content: a file that was only touched is the
/// same. Instances are immutable.
///
/// @param kind what sort of build, such as `icarus` or `firmware`; a directory name
/// @param name what is built, for messages
/// @param parts named texts, such as defines, parameters, arguments, the version of the tool
/// @param inputs files and directories known beforehand
public record BuildKey(String kind, String name, List<Part> parts, List<Input> inputs) {

    /// One named text of a key.
    public record Part(String name, String value) {}

    /// One file or directory of a key, and the name under which it counts.
    public record Input(String label, Path path) {}

    /// Takes copies.
    public BuildKey {
        parts = List.copyOf(parts);
        inputs = List.copyOf(inputs);
    }

    /// Starts a key.
    public static BuildKey of(String kind, String name) {
        return new BuildKey(kind, name, List.of(), List.of());
    }

    /// Adds a named text.
    public BuildKey with(String part, String value) {
        return new BuildKey(kind, name, added(parts, new Part(part, value)), inputs);
    }

    /// Adds a list of texts under one name.
    public BuildKey with(String part, List<String> values) {
        BuildKey key = with(part, Integer.toString(values.size()));
        for (String value : values) {
            key = key.with(part, value);
        }
        return key;
    }

    /// Adds a file by its content *and* its absolute path, as for tools that write the path of a
    /// source into what they build.
    ///
    /// A directory counts by the names in it: add each include directory, and a new header that
    /// hides another one is noticed.
    public BuildKey withInput(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return withInput(absolute.toString(), absolute);
    }

    /// Adds a file by its content and a name, wherever it lies.
    public BuildKey withInput(String label, Path path) {
        return new BuildKey(kind, name, parts, added(inputs, new Input(label, path)));
    }

    String digest(FileHashes hashes) throws IOException {
        MessageDigest digest = SafeName.sha256();
        add(digest, kind);
        add(digest, name);
        for (Part part : parts) {
            add(digest, part.name);
            add(digest, part.value);
        }
        add(digest, "inputs");
        for (Input input : inputs) {
            add(digest, input.label);
            add(digest, hashes.hash(input.path));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    String display() {
        return kind + " " + name;
    }

    /// With its length before it, no text can run into the next one.
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static <E> List<E> added(List<E> list, E element) {
        List<E> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
