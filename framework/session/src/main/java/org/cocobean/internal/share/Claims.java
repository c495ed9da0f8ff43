package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.session.Fields;
import org.cocobean.internal.session.Folder;

/// Hand out pieces of work among processes and hosts that see one directory: each to one of them,
/// and again when that one dies.
///
/// ```
/// FOLDER/KEY.1       taken for the first time; the content says by whom
/// FOLDER/KEY.2       taken again, since that one died
/// FOLDER/KEY.done    finished; the content says by whom
/// ```
///
/// Every file is created once, in one operation that fails if it is there, and never changed: so
/// there is one winner, also on a network file system. That others have taken something is learned
/// from one listing of the folder for all pieces, and only when a piece was found to be taken. See
/// `docs/adr/0140-claims-by-new-files.md`.
public final class Claims {

    private static final String DONE = "done";

    private final Path folder;
    private final Member me;
    private final Map<String, Progress> known = new HashMap<>();

    /// How far a piece is, as last seen.
    ///
    /// @param attempts how often it was taken
    /// @param done whether it is finished
    public record Progress(int attempts, boolean done) {

        static final Progress UNTOUCHED = new Progress(0, false);

        Progress with(String suffix) {
            return suffix.equals(DONE)
                    ? new Progress(attempts, true)
                    : new Progress(Math.max(attempts, number(suffix)), done);
        }

        private static int number(String suffix) {
            return suffix.matches("[1-9]\\d?") ? Integer.parseInt(suffix) : 0;
        }
    }

    /// Who took or finished a piece.
    ///
    /// @param member its name in the run; empty if it has not yet written it down
    /// @param token what tells it from an earlier process of that name
    record Taker(String member, String token) {}

    /// Take and finish pieces for a member.
    ///
    /// @param folder where the claims of the run lie; it is made
    public Claims(Path folder, Member me) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.me = me;
    }

    /// Try to take a piece that nobody has taken yet.
    ///
    /// @return empty when another process has taken it, now or earlier
    /// @throws IOException when the folder cannot be written
    public Optional<Claim> take(Piece piece) throws IOException {
        return progress(piece).attempts == 0 ? take(piece, 1) : Optional.empty();
    }

    /// Try to take a piece for the given time, from 1.
    ///
    /// @return empty when another process was faster
    Optional<Claim> take(Piece piece, int attempt) throws IOException {
        String suffix = Integer.toString(attempt);
        if (create(piece, suffix)) {
            note(piece, suffix);
            return Optional.of(new Claim(piece, attempt));
        }
        look();
        return Optional.empty();
    }

    /// Say that a piece is finished.
    ///
    /// @return false when another process had finished it before: then this one's result does not
    ///   count
    public boolean done(Claim claim) throws IOException {
        boolean first = create(claim.piece(), DONE);
        note(claim.piece(), DONE);
        return first;
    }

    /// How far a piece was at the last look.
    public synchronized Progress progress(Piece piece) {
        return known.getOrDefault(piece.key(), Progress.UNTOUCHED);
    }

    /// Look how far everything is.
    public void look() throws IOException {
        Map<String, Progress> seen = new HashMap<>();
        for (String name : Folder.names(folder)) {
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                String key = name.substring(0, dot);
                Progress before = seen.getOrDefault(key, Progress.UNTOUCHED);
                seen.put(key, before.with(name.substring(dot + 1)));
            }
        }
        synchronized (this) {
            known.putAll(seen);
        }
    }

    /// Who took a piece last.
    Taker taker(Piece piece) throws IOException {
        return taker(piece, progress(piece).attempts);
    }

    /// Who took a piece for the given time.
    Taker taker(Piece piece, int attempt) throws IOException {
        byte[] text = Files.readAllBytes(file(piece, Integer.toString(attempt)));
        Map<String, String> fields = Fields.read(new String(text, StandardCharsets.UTF_8));
        return new Taker(fields.getOrDefault("member", ""), fields.getOrDefault("token", ""));
    }

    private boolean create(Piece piece, String suffix) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", piece.id());
        fields.put("token", me.token());
        fields.put("member", me.name());
        try {
            Files.writeString(
                    file(piece, suffix),
                    Fields.write(fields),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private synchronized void note(Piece piece, String suffix) {
        known.put(piece.key(), progress(piece).with(suffix));
    }

    private Path file(Piece piece, String suffix) {
        return folder.resolve(piece.key() + "." + suffix);
    }
}
