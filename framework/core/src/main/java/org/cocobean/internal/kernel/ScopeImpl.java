package org.cocobean.internal.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.spi.Capability;
import org.cocobean.value.Layout;
import org.jspecify.annotations.Nullable;

/// A scope of the design. Objects are looked up once and remembered.
public final class ScopeImpl extends HdlObject implements Dut {

    /// An index or the two ends of a part behind a name, in Verilog's way of writing or VHDL's.
    private static final Pattern INDEXED =
            Pattern.compile(
                    "(.+)(?:\\[(-?\\d{1,9})(?::(-?\\d{1,9}))?]|\\((-?\\d{1,9})(?: +(?:downto|to) +(-?\\d{1,9}))?\\))");

    private final String separator;
    private final ScopeImpl top;

    /// What a wrapper holds, and none of its own names hides.
    private final Optional<ScopeImpl> inside;

    private final Map<String, Handle> known = new LinkedHashMap<>();

    /// @param separator what stands between the path and the name of an object inside
    /// @param top empty for the top itself
    private ScopeImpl(
            Kernel kernel,
            ObjectInfo info,
            String path,
            String separator,
            Optional<ScopeImpl> top) {
        super(kernel, info, path);
        this.separator = separator;
        this.top = top.orElse(this);
        this.inside = Optional.empty();
    }

    /// @param instance path of what a wrapper holds, by whose name the wrapper goes
    private ScopeImpl(Kernel kernel, ObjectInfo info, String instance) {
        super(kernel, info.named(afterDot(instance)), afterDot(instance));
        this.separator = ".";
        this.top = this;
        this.inside =
                kernel.lookup()
                        .resolve(info.handle(), /* parentPath= */ info.name(), /* name= */ path)
                        .map(held -> new ScopeImpl(kernel, held, path, ".", Optional.of(this)));
    }

    private static String afterDot(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    /// Makes the handle of an object in this scope.
    private Handle wrap(ObjectInfo child) {
        String childPath = path + separator + child.name();
        return child.kind() == HandleKind.SCOPE
                ? new ScopeImpl(kernel, child, childPath, ".", Optional.of(top))
                : kernel.lookup().wrap(child, childPath);
    }

    /// Returns the top-level scope.
    ///
    /// @throws NoSuchHandleException when the design has no such top
    public static ScopeImpl top(Kernel kernel, String name) {
        Lookup lookup = kernel.lookup();
        ObjectInfo info =
                lookup.resolve(0, "", name).orElseGet(() -> only(lookup.children(0), name));
        return kernel.limits()
                .design()
                .alias(info.name())
                .map(instance -> new ScopeImpl(kernel, info, instance))
                .orElseGet(() -> new ScopeImpl(kernel, info, info.name(), ".", Optional.empty()));
    }

    /// The one and only top level may have another name: a VHDL configuration, or a unit given with
    /// its library and architecture, stands for an entity.
    private static ObjectInfo only(List<ObjectInfo> tops, String name) {
        if (tops.size() == 1) {
            return tops.getFirst();
        }
        throw new NoSuchHandleException(
                "the simulation has no top level named '"
                        + name
                        + "'; it has: "
                        + tops.stream().map(ObjectInfo::name).toList());
    }

    int handle() {
        return info.handle();
    }

    @Override
    public Signal signal(String relative) {
        return expect(relative, Signal.class, "signal");
    }

    @Override
    public Dut scope(String relative) {
        return expect(relative, Dut.class, "scope");
    }

    @Override
    public SignalArray array(String relative) {
        return expect(relative, SignalArray.class, "array");
    }

    private <T> T expect(String relative, Class<T> type, String what) {
        Handle handle = walk(relative);
        if (handle == null) {
            throw missing(relative);
        }
        if (type.isInstance(handle)) {
            return type.cast(handle);
        }
        throw new NoSuchHandleException(
                path + "." + relative + " is no " + what + " but of kind " + handle.kind());
    }

    @Override
    public Handle child(String name) {
        kernel.checkTask();
        Handle found = lookUp(name);
        if (found == null) {
            throw kernel.lookup().missing(this, name);
        }
        return found;
    }

    @Override
    public Optional<Handle> find(String relative) {
        try {
            return Optional.ofNullable(walk(relative));
        } catch (HandleNotShownException e) {
            throw e;
        } catch (NoSuchHandleException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Handle> children() {
        kernel.checkTask();
        return Stream.concat(names().stream(), kernel.limits().design().aliasesIn(path).stream())
                .map(this::child)
                .distinct()
                .toList();
    }

    /// Returns the names of what the simulator shows here.
    List<String> names() {
        List<ObjectInfo> shown = kernel.lookup().children(info.handle());
        if (inside.isEmpty()) {
            shown.forEach(child -> known.computeIfAbsent(child.name(), name -> wrap(child)));
            return shown.stream().map(ObjectInfo::name).distinct().toList();
        }
        return Stream.concat(
                        shown.stream().map(ObjectInfo::name).filter(name -> !isScaffold(name)),
                        inside.get().names().stream())
                .distinct()
                .toList();
    }

    @Override
    public <T extends Dut> T as(Class<T> type) {
        return TypedHandle.of(this, type);
    }

    private @Nullable Handle walk(String relative) {
        kernel.checkTask();
        int colons = relative.indexOf("::");
        if (colons > 0) {
            ScopeImpl all = top.inPackage(relative.substring(0, colons));
            return all == null ? null : all.walk(relative.substring(colons + 2));
        }
        Handle here = step(relative);
        // the name of an escaped scope has dots of its own
        for (int dot = relative.indexOf('.');
                here == null && dot >= 0;
                dot = relative.indexOf('.', dot + 1)) {
            Handle first = step(relative.substring(0, dot));
            String rest = relative.substring(dot + 1);
            if (first instanceof HdlSignal signal && signal.layout().isPresent()) {
                here = signal.field(rest);
                known.put(relative, here);
            } else if (first instanceof ScopeImpl scope) {
                here = scope.walk(rest);
            }
        }
        return here;
    }

    private NoSuchHandleException missing(String relative) {
        int colons = relative.indexOf("::");
        if (colons > 0) {
            String name = relative.substring(0, colons);
            ScopeImpl all = top.inPackage(name);
            return all == null
                    ? new NoSuchHandleException("the design shows no package '" + name + "'")
                    : all.missing(relative.substring(colons + 2));
        }
        // a name in Verilog's notation for escaped ones ends at its space
        int dot = relative.indexOf('.', relative.startsWith("\\") ? relative.indexOf(' ') : 0);
        String first = dot < 0 ? relative : relative.substring(0, dot);
        Handle next = dot < 0 ? null : step(first);
        if (next == null) {
            return kernel.lookup().missing(this, first);
        }
        if (next instanceof ScopeImpl scope) {
            return scope.missing(relative.substring(dot + 1));
        }
        String why = next instanceof Signal ? kernel.limits().whyNot(Capability.STRUCTURES) : "";
        return new NoSuchHandleException(
                next.path() + " is of kind " + next.kind() + " and has nothing inside" + why);
    }

    private @Nullable Handle step(String name) {
        Handle direct = lookUp(name);
        if (direct != null) {
            return direct;
        }
        Matcher indexed = INDEXED.matcher(name);
        Handle outer = indexed.matches() ? step(indexed.group(1)) : null;
        if (outer == null || outer instanceof Dut) {
            return null;
        }
        int side = indexed.group(2) != null ? 2 : 4;
        int left = Integer.parseInt(indexed.group(side));
        int right =
                indexed.group(side + 1) == null ? left : Integer.parseInt(indexed.group(side + 1));
        Handle part = part(outer, left, right);
        known.put(name, part);
        return part;
    }

    private static Handle part(Handle outer, int left, int right) {
        if (outer instanceof HdlSignal signal) {
            if (signal.layout().orElse(null) instanceof Layout.Elements) {
                return signal.field(
                        left == right ? "[" + left + "]" : "[" + left + ":" + right + "]");
            }
            try {
                return signal.slice(left, right);
            } catch (IllegalArgumentException e) {
                throw new NoSuchHandleException(String.valueOf(e.getMessage()));
            }
        }
        if (left != right) {
            throw new NoSuchHandleException(
                    outer.path() + " is an array: give one index, or read a part of it in bulk");
        }
        return ((ArrayImpl) outer).element(left);
    }

    /// Tells whether a name in a wrapper is none of the design's.
    private boolean isScaffold(String name) {
        return name.equals(path) || name.startsWith("cocobean ");
    }

    private @Nullable Handle lookUp(String name) {
        if (inside.isPresent() && isScaffold(name)) {
            return inside.get().lookUp(name);
        }
        Handle handle = known.get(name);
        if (handle == null) {
            handle = alias(name);
        }
        if (handle == null) {
            ObjectInfo child = kernel.lookup().resolve(info.handle(), path, name).orElse(null);
            if (child != null) {
                // one object has one handle, however its name was spelt
                handle = known.computeIfAbsent(child.name(), n -> wrap(child));
                known.put(name, handle);
            }
        }
        if (handle == null && isEscaped(name)) {
            handle = lookUp(name.substring(1).stripTrailing());
        }
        return handle == null && inside.isPresent() ? inside.get().lookUp(name) : handle;
    }

    /// As Verilog writes such names; simulators leave out the backslash and the space. One of VHDL
    /// has a backslash at its end, too, and keeps both.
    private static boolean isEscaped(String name) {
        return name.startsWith("\\") && !name.endsWith("\\");
    }

    /// Returns a package, which stands beside the top.
    private @Nullable ScopeImpl inPackage(String name) {
        String key = name + "::";
        if (known.get(key) instanceof ScopeImpl found) {
            return found;
        }
        ObjectInfo found =
                kernel.lookup()
                        .resolve(0, "", name)
                        .filter(scope -> scope.kind() == HandleKind.SCOPE)
                        .orElse(null);
        if (found == null) {
            return null;
        }
        ScopeImpl all = new ScopeImpl(kernel, found, name, "::", Optional.of(top));
        known.put(key, all);
        return all;
    }

    /// Returns the scope that a name stands for, such as the interface at an interface port.
    private @Nullable Handle alias(String name) {
        String target = kernel.limits().design().alias(path + "." + name).orElse(null);
        if (target == null) {
            return null;
        }
        Handle scope = top.walk(target.substring(target.indexOf('.') + 1));
        if (scope != null) {
            known.put(name, scope);
        }
        return scope;
    }
}
