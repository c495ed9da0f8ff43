package org.cocobean.bus.register;

import java.util.List;
import java.util.Optional;

/// What a file says that reads and writes do to a field.
///
/// @param access of IP-XACT and SVD: `read-write`, `read-only` ...
/// @param write what is written does something else than to be kept: `oneToClear` ...
/// @param read what a read does to it: `clear` ...
record Effects(Optional<String> access, Optional<String> write, Optional<String> read) {

    private static final List<String> ACCESSES =
            List.of("read-write", "read-only", "write-only", "writeOnce", "read-writeOnce");

    /// Makes the field.
    ///
    /// @param isVolatile the file says so
    FieldLayout.Field field(XmlNode at, String name, long low, long width, boolean isVolatile) {
        String kind = access.orElse("read-write");
        if (!ACCESSES.contains(kind)) {
            throw at.wrong("%s has the access %s, not one of %s".formatted(name, kind, ACCESSES));
        }
        if (low < 0 || width < 1 || low + width > 64) {
            throw at.wrong(
                    "%s has %d bits from bit %d on: that is no place".formatted(name, width, low));
        }
        Access known = known(kind);
        boolean isOdd = kind.endsWith("nce") || isOdd(known);
        int high = (int) (low + width - 1);
        return new FieldLayout.Field(name, high, (int) low, known, isVolatile || isOdd);
    }

    private Access known(String kind) {
        if (kind.equals("read-only")) {
            return read.filter("clear"::equals).isPresent() ? Access.READ_CLEARS : Access.READ_ONLY;
        }
        if (kind.startsWith("write")) {
            return Access.WRITE_ONLY;
        }
        return switch (write.orElse("")) {
            case "oneToClear" -> Access.WRITE_1_CLEARS;
            case "oneToSet" -> Access.WRITE_1_SETS;
            default -> Access.READ_WRITE;
        };
    }

    /// Tells whether something else happens to it than its access says.
    private boolean isOdd(Access known) {
        boolean oddWrite =
                write.filter(w -> !w.equals("modify")).isPresent()
                        && known != Access.WRITE_1_CLEARS
                        && known != Access.WRITE_1_SETS;
        return oddWrite || (read.isPresent() && known != Access.READ_CLEARS);
    }
}
