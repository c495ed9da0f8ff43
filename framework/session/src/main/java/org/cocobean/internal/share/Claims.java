package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cocobean.internal.session.Fields;

/// Hands out pieces of work among processes and hosts that see one directory: each to one of them,
/// and again when that one dies.
///
/// ```
/// KEY.1       taken for the first time; the content says by whom
/// KEY.2       taken again, since that one died
/// KEY.done    finished; empty, so that no full disk leaves half of it
/// ```
///
/// Every file is created once, in one operation that fails if it is there, and never changed: so
/// there is one winner, also on a network file system. That others have taken something is learned
/// from one listing for all pieces, and only when a piece was found to be taken. See
/// `docs/adr/0140-claims-by-new-files.md`.
final class Claims {

    private static final String DONE = "done";

    private final Shelf shelf;
    private final String member;
    private final String token;
    private volatile Set<String> seen = Set.of();

    /// Who took a piece.
    ///
    /// @param member its name in the run; empty if it has not yet written it down
    /// @param token what tells it from an earlier process of that name
    record Taker(String member, String token) {}

    /// Takes and finish pieces for a member.
    Claims(Shelf shelf, String member, String token) {
        this.shelf = shelf;
        this.member = member;
        this.token = token;
    }

    /// Tries to take a piece that nobody has taken yet.
    ///
    /// @return empty when another process has taken it, now or earlier
    Optional<Claim> take(Piece piece) throws IOException {
        return isTaken(piece, 1) ? Optional.empty() : take(piece, 1);
    }

    /// Tries to take a piece for the given time, from 1.
    ///
    /// @return empty when another process was faster
    Optional<Claim> take(Piece piece, int attempt) throws IOException {
        if (shelf.create(name(piece, Integer.toString(attempt)), text(piece))) {
            return Optional.of(new Claim(piece, attempt));
        }
        look();
        return Optional.empty();
    }

    /// Says that a piece is finished.
    ///
    /// @return false when another process had finished it before: then this one's result does not
    ///   count
    boolean done(Claim claim) throws IOException {
        return shelf.create(name(claim.piece(), DONE), "");
    }

    /// Looks how far everything is.
    void look() throws IOException {
        seen = shelf.names();
    }

    /// Whether a piece was finished at the last look.
    boolean isDone(Piece piece) {
        return seen.contains(name(piece, DONE));
    }

    /// How often a piece was taken until the last look.
    int attempts(Piece piece) {
        int attempts = 0;
        while (isTaken(piece, attempts + 1)) {
            attempts++;
        }
        return attempts;
    }

    private boolean isTaken(Piece piece, int attempt) {
        return seen.contains(name(piece, Integer.toString(attempt)));
    }

    /// Who took a piece for the given time; nobody yet if that one could not, or cannot yet, write
    /// down who it is.
    Taker taker(Piece piece, int attempt) throws IOException {
        String text;
        try {
            text = shelf.read(name(piece, Integer.toString(attempt)));
        } catch (NoSuchFileException e) {
            return new Taker("", "");
        }
        Map<String, String> fields = Fields.read(text);
        return new Taker(fields.getOrDefault("member", ""), fields.getOrDefault("token", ""));
    }

    private String text(Piece piece) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", piece.id());
        fields.put("token", token);
        fields.put("member", member);
        return Fields.write(fields);
    }

    private static String name(Piece piece, String suffix) {
        return piece.key() + "." + suffix;
    }
}
