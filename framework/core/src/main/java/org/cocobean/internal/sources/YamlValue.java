package org.cocobean.internal.sources;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A value of a YAML file, which knows its line: a mapping, a sequence or a text.
final class YamlValue {

    private final Path file;
    private final Node node;

    private YamlValue(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException with file and line of what is no YAML
    static YamlValue read(Path file) {
        try {
            Node root =
                    new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
            if (root == null) {
                throw new IllegalArgumentException(file + ": the file is empty");
            }
            return new YamlValue(file, root);
        } catch (MarkedYAMLException e) {
            throw new IllegalArgumentException(
                    "%s:%d: this is no YAML: %s"
                            .formatted(file, e.getProblemMark().getLine() + 1, e.getProblem()),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the list %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /// Returns file and line, for messages.
    String place() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    /// Returns what to throw about it.
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place() + ": " + what);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /// Returns the text of a scalar, empty for null.
    String text() {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            return scalar.isPlain() && (text.equals("~") || text.equals("null")) ? "" : text;
        }
        throw wrong("a text is wanted here");
    }

    /// Returns the elements of a sequence; a value alone is a sequence of one.
    List<YamlValue> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(item -> new YamlValue(file, item)).toList()
                : List.of(this);
    }

    /// Returns the values of a mapping by their keys, those of mappings that it merges (`<<`)
    /// included.
    Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("names with values are wanted here");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        Map<String, YamlValue> own = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = new YamlValue(file, tuple.getKeyNode()).text();
            YamlValue value = new YamlValue(file, tuple.getValueNode());
            if (key.equals("<<")) {
                value.items().forEach(merged -> entries.putAll(merged.entries()));
            } else {
                own.put(key, value);
            }
        }
        entries.putAll(own);
        return entries;
    }

    /// Returns the value of a key, if there is one.
    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /// Returns the elements of the sequence of a key, none where there is no such key.
    List<YamlValue> list(String key) {
        return find(key).map(YamlValue::items).orElse(List.of());
    }
}
