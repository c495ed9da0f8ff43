package org.cocobean.bus;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.jspecify.annotations.Nullable;

/// Finds the signals of a record of pins; made by [Pins#of]. Immutable: each method returns another
/// one.
///
/// @param <P> the record
public final class PinBinder<P extends Record & Pins> {

    private final Class<P> type;
    private final @Nullable Dut scope;
    private final Naming naming;
    private final Set<String> leaving;

    PinBinder(Class<P> type) {
        this(type, null, Naming.plain(), Set.of());
        List<String> wrong =
                Arrays.stream(type.getRecordComponents())
                        .filter(c -> c.getType() != Signal.class && !isOptional(c))
                        .map(RecordComponent::getName)
                        .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: a pin is a Signal or an Optional<Signal>, but not so %s"
                            .formatted(type.getName(), String.join(", ", wrong)));
        }
    }

    private PinBinder(Class<P> type, @Nullable Dut scope, Naming naming, Set<String> leaving) {
        this.type = type;
        this.scope = scope;
        this.naming = naming;
        this.leaving = Set.copyOf(leaving);
    }

    /// Looks in this scope.
    public PinBinder<P> in(Dut scope) {
        return new PinBinder<>(type, scope, naming, leaving);
    }

    /// Looks for names of this style; [Naming#plain()] where none is given.
    public PinBinder<P> named(Naming naming) {
        return new PinBinder<>(type, scope, naming, leaving);
    }

    /// Lets signals be that the naming counts to the bus and that are no pins of the record, by
    /// their names in the scope. Those that are not there do no harm.
    public PinBinder<P> leaving(String... names) {
        return new PinBinder<>(type, scope, naming, Set.of(names));
    }

    /// Finds all pins.
    ///
    /// Signals that a naming other than [Naming#plain()] or [Naming#map] counts to the bus and that
    /// no pin took are an error, because nobody would drive or watch them; [#leaving] names those
    /// that may be. Where pins are ports, only ports count.
    ///
    /// @throws PinException listing all that is missing, left over or of the wrong width; or naming
    ///   a pin that this build of the design hides, even an optional one
    /// @throws IllegalStateException without a scope
    public P bind() {
        if (scope == null) {
            throw new IllegalStateException(
                    "%s: no scope to look in: call in(dut) first".formatted(type.getSimpleName()));
        }
        Candidates candidates = new Candidates(scope, naming);
        RecordComponent[] components = type.getRecordComponents();
        List<String> complaints = new ArrayList<>();
        List<@Nullable Object> pins = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (RecordComponent component : components) {
            Optional<Signal> found = candidates.take(component.getName());
            found.ifPresent(signal -> checkWidth(component, signal, complaints));
            if (isOptional(component)) {
                pins.add(found);
            } else {
                pins.add(found.orElse(null));
                if (found.isEmpty()) {
                    missing.add(component.getName());
                }
            }
        }
        // only now is known which names are free
        missing.forEach(pin -> complaints.add(candidates.missing(pin)));
        if (naming.isSelective()) {
            candidates
                    .left()
                    .filter(s -> !leaving.contains(s.name()))
                    .forEach(s -> complaints.add(leftOver(s)));
        }
        if (missing.isEmpty()) {
            P record = make(components, pins);
            complaints.addAll(record.widthConflicts());
            if (complaints.isEmpty()) {
                return record;
            }
        }
        throw new PinException(
                "cannot bind %s in %s:\n  %s"
                        .formatted(
                                type.getSimpleName(),
                                scope.path(),
                                String.join("\n  ", complaints)));
    }

    private static void checkWidth(RecordComponent pin, Signal signal, List<String> complaints) {
        PinWidth width = pin.getAnnotation(PinWidth.class);
        if (width != null && width.value() != signal.width()) {
            complaints.add(
                    "the pin %s is %d bits wide, %s has %d"
                            .formatted(
                                    pin.getName(), width.value(), signal.path(), signal.width()));
        }
    }

    private String leftOver(Candidates.Candidate left) {
        return ("%s (%d bits) belongs to the bus (%s), but no pin took it: rename a pin, or"
                        + " leaving(\"%s\")")
                .formatted(left.signal().path(), left.signal().width(), naming, left.name());
    }

    private static boolean isOptional(RecordComponent component) {
        Type type = component.getGenericType();
        return type instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && generic.getActualTypeArguments()[0] == Signal.class;
    }

    private P make(RecordComponent[] components, List<@Nullable Object> pins) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<P> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(pins.toArray());
        } catch (InvocationTargetException e) {
            throw new PinException(
                    "the constructor of %s refused its pins: %s"
                            .formatted(type.getName(), e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
