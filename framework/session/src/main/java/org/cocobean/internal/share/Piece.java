package org.cocobean.internal.share;

import org.cocobean.internal.session.SafeName;

/// A piece of work that one of many processes does, such as a test.
///
/// @param id what it is called in every process
/// @param key a name for its files: readable, bounded, and never that of another piece
record Piece(String id, String key) {

    private static final int READABLE = 60;
    private static final int DIGITS = 24;

    /// Describes the piece of this name.
    static Piece of(String id) {
        String end = id.substring(Math.max(0, id.length() - READABLE));
        return new Piece(
                id, SafeName.of(end, READABLE) + "-" + SafeName.digest(id).substring(0, DIGITS));
    }
}
