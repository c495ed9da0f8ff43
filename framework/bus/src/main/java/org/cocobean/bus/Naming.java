package org.cocobean.bus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the signals of a bus are named: which names of a scope belong to it, and the pin that each
/// one stands for. Immutable.
///
/// The name of a pin is that of the record's component; `inValid` is also found as `in_valid`. Case
/// does not matter unless [#caseSensitive()] says so. Where a scope has several such names, the one
/// that is exactly the component's is the pin, and where none is, [PinBinder#bind] fails.
public final class Naming {

    private static final String ANY = "(?<pin>.+)";
    private static final String PIN = "\0"; // no name has it

    private final String text;
    private final List<String> members;
    private final @Nullable String form; // below the scope or member
    private final Pattern pattern;
    private final Map<String, String> renamed;

    private Naming(
            String text,
            List<String> members,
            @Nullable String form,
            Pattern pattern,
            Map<String, String> renamed) {
        this.text = text;
        this.members = List.copyOf(members);
        this.form = form;
        this.pattern = pattern;
        this.renamed = Map.copyOf(renamed);
    }

    private static Naming of(String text, @Nullable String form, String expression) {
        Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        return new Naming(text, List.of(), form, pattern, Map.of());
    }

    /// Names that are the pins' own, beside others that have nothing to do with the bus.
    public static Naming plain() {
        return of("its own name", PIN, ANY);
    }

    /// Names that begin with a text: `s_axis_` of `s_axis_tdata`.
    ///
    /// @throws IllegalArgumentException when it is empty
    public static Naming prefix(String prefix) {
        return of("prefix " + given(prefix), prefix + PIN, Pattern.quote(prefix) + ANY);
    }

    /// Names that end with a text: `_i` of `tdata_i`.
    ///
    /// @throws IllegalArgumentException when it is empty
    public static Naming suffix(String suffix) {
        return of("suffix " + given(suffix), PIN + suffix, ANY + Pattern.quote(suffix));
    }

    /// Members of an interface, of a packed structure or of a VHDL record, by its path below the
    /// scope.
    ///
    /// @throws IllegalArgumentException when it is empty
    public static Naming member(String path) {
        return members(path);
    }

    /// Members of several of them, which together are the bus: one record for each direction, as
    /// `axi_m2s` and `axi_s2m`.
    ///
    /// @throws IllegalArgumentException when there is none, or one is empty
    public static Naming members(String... paths) {
        given(String.join("", paths));
        List.of(paths).forEach(Naming::given);
        String text = "member of " + String.join(", ", paths);
        return new Naming(text, List.of(paths), PIN, plain().pattern, Map.of());
    }

    /// Names that a regular expression matches as a whole; its group `pin` is the pin's name, as in
    /// `[io]_bus_(?<pin>.+)`.
    ///
    /// @throws IllegalArgumentException when it is no regular expression or has no group `pin`
    public static Naming regex(String expression) {
        Naming naming = of("names like " + expression, null, expression);
        if (!naming.pattern.namedGroups().containsKey("pin")) {
            throw new IllegalArgumentException(
                    "the expression %s has no group named pin: write (?<pin>.+) where that stands"
                            .formatted(expression));
        }
        return naming;
    }

    /// Names that follow no rule: for each pin the name of its signal.
    public static Naming map(Map<String, String> names) {
        return new Naming("the map", List.of(), PIN, plain().pattern, names);
    }

    private static String given(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "a naming needs a text that is not empty; Naming.plain() adds nothing to the"
                            + " names of the pins");
        }
        return text;
    }

    /// Names one pin otherwise: `rename("tdata", "data")` binds the pin `tdata` to what would be
    /// the pin `data`.
    public Naming rename(String pin, String name) {
        Map<String, String> more = new HashMap<>(renamed);
        more.put(pin, name);
        return new Naming(text, members, form, pattern, more);
    }

    /// Tells upper from lower case, in the names of pins too.
    public Naming caseSensitive() {
        return new Naming(text, members, form, Pattern.compile(pattern.pattern()), renamed);
    }

    /// Tells whether names that no pin took may be of the bus.
    boolean isSelective() {
        return !members.isEmpty() || !pattern.pattern().equals(ANY);
    }

    boolean isCaseSensitive() {
        return (pattern.flags() & Pattern.CASE_INSENSITIVE) == 0;
    }

    /// Returns the paths of the scopes or structures whose members they are; none where they stand
    /// in the scope itself.
    List<String> memberPaths() {
        return members;
    }

    /// Returns every name that is not of a pin.
    Map<String, String> renamed() {
        return renamed;
    }

    /// Returns the paths below the scope that the signal of such a pin may have, where the naming
    /// tells them.
    Stream<String> signalsOf(String pin) {
        String name = form == null ? null : form.replace(PIN, pin);
        if (name == null) {
            return Stream.empty();
        }
        return members.isEmpty() ? Stream.of(name) : members.stream().map(m -> m + "." + name);
    }

    /// Returns what a pin would have to be called for this signal to be it.
    Optional<String> pinOf(String signal) {
        Matcher matcher = pattern.matcher(signal);
        return matcher.matches() ? Optional.of(matcher.group("pin")) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
