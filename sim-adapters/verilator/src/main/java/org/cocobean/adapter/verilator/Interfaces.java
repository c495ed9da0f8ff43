package org.cocobean.adapter.verilator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which interface stands at each interface port of the hierarchy.
final class Interfaces {

    /// The tool's reference to an instance of an interface.
    private static final String REFERENCE = "__Viftop";

    /// An element of an array, counted from the lowest index.
    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[#(\\d+)]");

    private final Set<String> instances = new HashSet<>();
    private final Map<String, HdlType.Range> arrays = new HashMap<>();
    private final Map<String, Connection> connections = new TreeMap<>();

    /// @param scope where the name is looked for first, and then outwards as far as the module
    private record Connection(String module, String scope, String name) {}

    /// Returns what each port of an instance is connected to, where that is a name or an element of
    /// an array, which is written `name[#offset]`.
    ///
    /// @param ports the nodes of the connections, by name
    static Map<String, String> connections(Stream<Node> ports) {
        Map<String, String> connections = new HashMap<>();
        ports.forEach(port ->
                port.children().stream()
                        .findFirst()
                        .map(Interfaces::expression)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> connections.put(port.text("name"), text)));
        return connections;
    }

    private static String expression(Node node) {
        if (node.tag().equals("varref")) {
            String name = node.text("name");
            return name.endsWith(REFERENCE)
                    ? name.substring(0, name.length() - REFERENCE.length())
                    : name;
        }
        if (!node.tag().equals("arraysel")) {
            return "";
        }
        String array = node.child("varref").map(Interfaces::expression).orElse("");
        return node.child("const")
                .flatMap(index -> HdlNumber.bound(index.text("name")))
                .filter(index -> !array.isEmpty())
                .map(index -> array + "[#" + index + "]")
                .orElse("");
    }

    /// Tells whether a variable is an interface port, or an array of them.
    static boolean isReference(HdlType type) {
        return switch (type) {
            case HdlType.Opaque(String what) -> what.equals("ifacerefdtype");
            case HdlType.UnpackedArray array -> isReference(array.element());
            case HdlType.Named named -> isReference(named.type());
            default -> false;
        };
    }

    /// Takes an instance of a module or interface.
    void instance(String path) {
        instances.add(path);
    }

    /// Takes an array of instances.
    void array(String path, HdlType.Range range) {
        arrays.put(path, range);
    }

    /// Takes a port.
    ///
    /// @param module the path, with a dot at its end, of the instance in which it is connected
    /// @param scope the same, or that of a generate block in it
    void connect(String port, HdlType type, String module, String scope, String name) {
        connections.put(port, new Connection(module, scope, name));
        if (type instanceof HdlType.UnpackedArray array) {
            arrays.put(port, array.range());
        }
    }

    /// Returns the path of the interface at the path of each port; of an array at each element.
    Map<String, String> aliases() {
        Map<String, String> aliases = new TreeMap<>();
        connections.forEach((port, connection) -> {
            String target = target(connection);
            HdlType.Range range = arrays.get(port);
            if (range == null) {
                aliases.put(port, follow(target));
                return;
            }
            for (int i = 0; i < range.size(); i++) {
                aliases.put(element(port, i), follow(target + "[@" + i + "]"));
            }
        });
        return aliases;
    }

    private String target(Connection connection) {
        String name = connection.name();
        int end = name.indexOf("[#");
        String bare = end < 0 ? name : name.substring(0, end);
        String scope = connection.scope();
        while (scope.length() > connection.module().length() && !isKnown(scope + bare)) {
            scope = scope.substring(0, scope.lastIndexOf('.', scope.length() - 2) + 1);
        }
        return scope + name;
    }

    private boolean isKnown(String path) {
        return instances.contains(path)
                || arrays.containsKey(path)
                || connections.containsKey(path);
    }

    /// Goes from port to port up to the instance. Beside `[#n]`, counted from the lowest index,
    /// there is `[@n]`, counted from the left, as elements of two arrays meet.
    private String follow(String target) {
        boolean fromLeft = target.contains("[@");
        Matcher element = ELEMENT.matcher(target.replace("[@", "[#"));
        if (!element.matches()) {
            Connection next = connections.get(target);
            return next == null ? target : follow(target(next));
        }
        String array = element.group(1);
        HdlType.Range range = arrays.getOrDefault(array, new HdlType.Range(0, 0));
        int number = Integer.parseInt(element.group(2));
        int place = fromLeft || range.left() <= range.right() ? number : range.size() - 1 - number;
        Connection next = connections.get(array);
        return next == null ? element(array, place) : follow(target(next) + "[@" + place + "]");
    }

    private String element(String array, int place) {
        HdlType.Range range = arrays.getOrDefault(array, new HdlType.Range(0, 0));
        int step = range.left() <= range.right() ? 1 : -1;
        return array + "[" + (range.left() + place * step) + "]";
    }

    /// Returns the ports of each interface.
    static Map<String, List<String>> ports(Map<String, String> aliases) {
        return aliases.keySet().stream().collect(Collectors.groupingBy(aliases::get));
    }

    /// Returns all paths of an object, its own first.
    static List<String> paths(String path, Map<String, List<String>> ports) {
        int dot = path.lastIndexOf('.');
        String scope = dot < 0 ? "" : path.substring(0, dot);
        return Stream.concat(
                        Stream.of(path),
                        ports.getOrDefault(scope, List.of()).stream()
                                .map(port -> port + path.substring(dot)))
                .toList();
    }
}
