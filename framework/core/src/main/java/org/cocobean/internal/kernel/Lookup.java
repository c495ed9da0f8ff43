package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.internal.link.Status;
import org.cocobean.internal.link.Window;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.value.Layout;
import org.jspecify.annotations.Nullable;

/// Finds objects of the design by asking the agent.
final class Lookup {

    private static final int SUGGESTIONS = 3;

    private final Kernel kernel;
    private final Window window;

    Lookup(Kernel kernel) {
        this.kernel = kernel;
        this.window = kernel.window();
    }

    /// Looks for an object in a scope.
    ///
    /// @throws HandleNotShownException when it exists, but the simulator does not show it
    Optional<ObjectInfo> resolve(int parent, String parentPath, String name) {
        Status status = kernel.execute(window.command().resolve(parent, name));
        if (status == Status.REFUSED) {
            throw new HandleNotShownException(
                    parentPath
                            + "."
                            + name
                            + " is of type "
                            + answer()
                            + ", which this simulator does not show: see docs/simulators.md, or bring it to a"
                            + " port of a type that it shows"
                            + kernel.limits()
                                    .design()
                                    .find(parentPath + "." + name)
                                    .map(Lookup::place)
                                    .orElse(""));
        }
        if (status == Status.HIDDEN) {
            String path = parentPath + "." + name;
            String belowTop = path.substring(path.indexOf('.') + 1);
            throw new HandleNotShownException(
                    "'"
                            + name
                            + "' exists in "
                            + parentPath
                            + ", but this build does not show it: add @Design(visible = \""
                            + belowTop
                            + "\") or HdlDesign.withVisible(\""
                            + belowTop
                            + "\")");
        }
        if (status == Status.OK) {
            return Optional.of(ObjectInfo.read(window.payload()));
        }
        refuseHidden(parentPath, name);
        return Optional.empty();
    }

    private void refuseHidden(String parentPath, String name) {
        for (String separator : List.of(".", "::")) {
            kernel.limits()
                    .design()
                    .hidden(parentPath + separator + name)
                    .ifPresent(object -> {
                        throw notShown(object, name, parentPath);
                    });
        }
    }

    private static HandleNotShownException notShown(
            HdlObject object, String name, String parentPath) {
        HiddenKind kind = object.hidden().orElseThrow();
        return new HandleNotShownException(
                "'%s' in %s is %s%s; %s"
                        .formatted(name, parentPath, kind.words(), place(object), kind.reason()));
    }

    private static String place(HdlObject object) {
        return object.place().isEmpty() ? "" : " (" + object.place() + ")";
    }

    private String answer() {
        return window.payload().text();
    }

    /// Looks up what lies at an index of an array.
    ObjectInfo element(int array, int index, String path) {
        Status status = kernel.execute(window.command().element(array, index));
        if (status == Status.REFUSED) {
            throw new UnsupportedOperationException(
                    "element " + index + " of " + path + " cannot be told: " + answer());
        }
        if (status != Status.OK) {
            throw new IndexOutOfBoundsException(path + " shows no element " + index);
        }
        return ObjectInfo.read(window.payload());
    }

    List<ObjectInfo> children(int parent) {
        List<ObjectInfo> all = new ArrayList<>();
        long total;
        do {
            kernel.execute(window.command().children(parent, all.size()));
            total = window.command().answer();
            int before = all.size();
            all.addAll(ObjectInfo.readAll(window.payload()));
            if (all.size() == before) {
                break;
            }
        } while (all.size() < total);
        return all;
    }

    /// Makes the handle of what is no scope.
    Handle wrap(ObjectInfo info, String path) {
        return wrap(info, path, kernel.limits().design().layout(path).orElse(null));
    }

    /// @param layout what the bits mean, of an array those of its elements
    Handle wrap(ObjectInfo info, String path, @Nullable Layout layout) {
        return info.kind() == HandleKind.ARRAY
                ? new ArrayImpl(kernel, info, path, layout)
                : new SignalImpl(kernel, info, path, layout);
    }

    NoSuchHandleException missing(ScopeImpl scope, String name) {
        List<String> names = scope.names();
        List<String> near = Nearest.of(name, names, SUGGESTIONS);
        String hint =
                names.isEmpty()
                        ? "that scope shows no objects at all"
                        : "nearest names there: " + String.join(", ", near);
        return new NoSuchHandleException(
                "there is no '" + name + "' in " + scope.path() + "; " + hint);
    }
}
