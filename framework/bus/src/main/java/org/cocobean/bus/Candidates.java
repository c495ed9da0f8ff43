package org.cocobean.bus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.dut.Direction;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.Signal;
import org.cocobean.value.Layout;
import org.cocobean.wording.Nearest;

/// The signals that a naming counts as a bus, by what a pin would have to be called.
final class Candidates {

    /// A signal.
    ///
    /// @param name in its scope or structure
    record Candidate(String name, Signal signal) {}

    private final Map<String, List<Candidate>> signals = new LinkedHashMap<>();
    private final Dut scope;
    private final Naming naming;
    private final String place;
    private boolean hasPorts;

    Candidates(Dut scope, Naming naming) {
        this.scope = scope;
        this.naming = naming;
        List<String> members = naming.memberPaths();
        place =
                members.isEmpty()
                        ? scope.path()
                        : members.stream()
                                .map(member -> scope.path() + "." + member)
                                .collect(Collectors.joining(" and "));
        Stream<Candidate> all =
                members.isEmpty()
                        ? signalsOf(scope)
                        : members.stream().flatMap(member -> membersOf(scope, member));
        all.forEach(each ->
                naming.pinOf(each.name())
                        .ifPresent(pin ->
                                signals.computeIfAbsent(pin, ignored -> new ArrayList<>())
                                        .add(each)));
    }

    private static Stream<Candidate> membersOf(Dut scope, String member) {
        Handle found =
                scope.find(member)
                        .orElseThrow(() ->
                                new PinException(
                                        scope.path()
                                                + " has no member "
                                                + member
                                                + nearest(member, names(scope))));
        return switch (found) {
            case Dut inner -> signalsOf(inner);
            case Signal whole when whole.layout().orElse(null) instanceof Layout.Structure s ->
                    s.members().stream().map(m -> new Candidate(m.name(), whole.field(m.name())));
            default ->
                    throw new PinException(
                            found.path()
                                    + " is neither a scope nor a structure whose members the"
                                    + " simulator shows: bind its signals by another naming");
        };
    }

    private static Stream<Candidate> signalsOf(Dut scope) {
        return scope.children().stream()
                .filter(Signal.class::isInstance)
                .map(each -> new Candidate(each.name(), (Signal) each));
    }

    private static List<String> names(Dut scope) {
        return scope.children().stream().map(Handle::name).toList();
    }

    /// Takes what the pin stands for out of the candidates.
    ///
    /// @throws PinException when several names are equally good, or the build hides it
    Optional<Signal> take(String pin) {
        String wanted = naming.renamed().getOrDefault(pin, pin);
        if (signals.containsKey(wanted)) {
            return Optional.of(taken(pin, wanted));
        }
        List<String> alike =
                signals.keySet().stream().filter(name -> isAlike(name, wanted)).toList();
        if (alike.size() > 1) {
            throw new PinException(
                    "the pin %s may be %s of %s: say which by Naming.rename"
                            .formatted(pin, String.join(" or ", alike), place));
        }
        if (alike.isEmpty()) {
            requireShown(pin, wanted);
        }
        return alike.stream().findFirst().map(name -> taken(pin, name));
    }

    private Signal taken(String pin, String name) {
        List<Candidate> found = Objects.requireNonNull(signals.remove(name));
        if (found.size() > 1) {
            throw new PinException(
                    "the pin %s may be %s: bind it by a naming that finds one of them"
                            .formatted(
                                    pin,
                                    found.stream()
                                            .map(each -> each.signal().path())
                                            .collect(Collectors.joining(" or "))));
        }
        Signal signal = found.getFirst().signal();
        hasPorts |= isPort(signal);
        return signal;
    }

    private static boolean isPort(Signal signal) {
        return signal.direction() != Direction.NONE;
    }

    /// A pin that is in the design must not pass for one that is not.
    private void requireShown(String pin, String wanted) {
        naming.signalsOf(wanted)
                .forEach(path -> {
                    try {
                        scope.find(path);
                    } catch (HandleNotShownException e) {
                        throw new PinException("the pin " + pin + ": " + e.getMessage());
                    }
                });
    }

    private boolean isAlike(String name, String wanted) {
        String snake = wanted.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return naming.isCaseSensitive()
                ? !snake.equals(wanted) && name.equals(snake.toLowerCase(Locale.ROOT))
                : name.equalsIgnoreCase(wanted) || name.equalsIgnoreCase(snake);
    }

    /// Returns the signals that nobody took; where the pins are ports, what lies behind them does
    /// not belong to the bus, such as a register `s_axi_rdata_reg`.
    Stream<Candidate> left() {
        return signals.values().stream()
                .flatMap(List::stream)
                .filter(each -> !hasPorts || isPort(each.signal()));
    }

    /// Describes a pin that has no signal.
    String missing(String pin) {
        return "the pin "
                + pin
                + " has no signal in "
                + place
                + " ("
                + naming
                + ")"
                + nearest(naming.renamed().getOrDefault(pin, pin), List.copyOf(signals.keySet()));
    }

    private static String nearest(String wanted, List<String> names) {
        List<String> near = Nearest.of(wanted, names, 3);
        return near.isEmpty()
                ? "; there is nothing that no other pin has taken"
                : "; nearest: " + String.join(", ", near);
    }
}
