package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.LockTiming;
import org.cocobean.internal.session.SafeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process's part in a run that many identical processes do together: it asks before each
/// piece of work whether it is its own, says when it is finished, and at its end takes over what
/// those that died have left.
///
/// ```
/// RUN/share/members/      who takes part, with a heartbeat each
/// RUN/share/claims/       what was taken and what is finished (see [Claims])
/// RUN/share/plans/NAME    what the process NAME met, one `KEY ID` a line; written at its end
/// RUN/share/finished-...  everything of one plan is finished
/// ```
public final class Share {

    /// A piece that was taken so often by processes that died is lost.
    private static final int MOST_ATTEMPTS = 3;

    private static final String FINISHED = "finished-";
    private static final Duration FIRST_NAP = Duration.ofMillis(200);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Share.class);

    private final Path folder;
    private final Member me;
    private final Claims claims;
    private final Members members;
    private final boolean joinedAfterTheEnd;
    private final Map<String, Piece> plan = new LinkedHashMap<>();
    private final List<String> doneAtJoining = new ArrayList<>();
    private final Map<String, Claim> held = new ConcurrentHashMap<>();
    private final AtomicReference<String> unfit = new AtomicReference<>("");

    /// Does what another process has left.
    public interface Successor {

        /// Does the piece now, in this process.
        ///
        /// @param takers the names of other processes that had taken it and are gone: what they
        ///   have recorded of it does not count
        void redo(String id, List<String> takers);

        /// Records that a piece is lost: whoever took it died, again and again.
        ///
        /// @param takers the names of those processes
        void lost(String id, List<String> takers);
    }

    private Share(Path folder, Member me, LockTiming timing, Shelf shelf) throws IOException {
        this.folder = folder;
        this.me = me;
        this.claims = new Claims(shelf, me.name(), me.token());
        this.members = new Members(folder.resolve("members"), timing);
        this.joinedAfterTheEnd =
                Folder.names(folder).stream().anyMatch(name -> name.startsWith(FINISHED));
        claims.look();
    }

    /// Takes part in the run that lies in a directory.
    ///
    /// @param wanted what this process is to be called; a number is added if another one is
    public static Share join(Path run, String wanted, LockTiming timing) throws IOException {
        return join(run, wanted, timing, UnaryOperator.identity());
    }

    /// The same, with what the claims' folder is seen through.
    static Share join(Path run, String wanted, LockTiming timing, UnaryOperator<Shelf> seen)
            throws IOException {
        Path folder = Files.createDirectories(run.resolve("share"));
        Shelf shelf = seen.apply(Shelf.in(folder.resolve("claims")));
        return new Share(
                folder, Member.enter(folder.resolve("members"), wanted, timing), timing, shelf);
    }

    /// What this process is called in the run; no other one has this name.
    public String name() {
        return me.name();
    }

    /// Asks whether a piece of work is this process's own; each piece is asked for once.
    ///
    /// @return false when another process does it or has done it
    /// @throws IOException when the directory cannot be written
    public boolean take(String id) throws IOException {
        Piece piece = meet(id);
        if (whyUnfit().isPresent()) {
            throw new IOException(whyUnfit().get());
        }
        if (!me.isTakenForAlive()) {
            return false; // others do it: they have taken this process for dead
        }
        Optional<Claim> claim = claims.take(piece);
        claim.ifPresent(mine -> held.put(id, mine));
        return claim.isPresent();
    }

    /// Takes nothing more, since what becomes of it could not be written down; what is held is left
    /// to others.
    ///
    /// @param why what went wrong, which counts when it is the first
    public void takeNoMore(String why) {
        unfit.compareAndSet("", why);
    }

    /// Why this process takes nothing more.
    public Optional<String> whyUnfit() {
        return Optional.of(unfit.get()).filter(why -> !why.isEmpty());
    }

    /// Whether nobody had taken a piece when this process looked last.
    public boolean seemsFree(String id) {
        return claims.attempts(Piece.of(id)) == 0;
    }

    /// Leaves a piece to whoever comes first to the end of what it has met.
    public void leaveForTheEnd(String id) {
        meet(id);
    }

    private Piece meet(String id) {
        Piece piece = Piece.of(id);
        synchronized (plan) {
            plan.put(id, piece);
            if (claims.isDone(piece)) {
                doneAtJoining.add(id);
            }
        }
        return piece;
    }

    /// Whether this process has taken a piece and has not finished it.
    public boolean holds(String id) {
        return held.containsKey(id);
    }

    /// Says that a piece is finished; harmless for any that this process does not hold.
    ///
    /// @return false when another process, which had taken this one for dead, finished it before:
    ///   then the result of this one does not count
    public boolean finished(String id) throws IOException {
        Claim claim = held.get(id);
        if (claim == null) {
            return true;
        }
        boolean counts = claims.done(claim);
        held.remove(id);
        return counts;
    }

    /// Waits until everything that this process has met is finished, and takes over what those that
    /// died have left.
    ///
    /// @param wait whether to wait for those that live; else only what is free now is done
    /// @return true for the one process that saw first that all is finished
    /// @throws IllegalStateException when the run had ended before this process came, so that it
    ///   skipped what an earlier run had done
    public boolean settle(Successor successor, boolean wait, boolean lateIsFine)
            throws IOException, InterruptedException {
        writePlan();
        refuseAnOldRun(lateIsFine);
        Duration nap = FIRST_NAP;
        while (me.isTakenForAlive()) {
            claims.look();
            List<Piece> open =
                    plan.values().stream().filter(piece -> !claims.isDone(piece)).toList();
            if (open.isEmpty()) {
                return create(folder.resolve(FINISHED + digest()));
            }
            Optional<Claim> free = takeOneOf(open);
            if (free.isPresent()) {
                succeed(free.get(), successor);
                nap = FIRST_NAP;
            } else if (wait) {
                LOG.info("waiting for {} that others run: {}", open.size(), open.getFirst().id());
                Thread.sleep(nap);
                nap =
                        nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0
                                ? nap.multipliedBy(2)
                                : LONGEST_NAP;
            } else {
                return false;
            }
        }
        return false;
    }

    private void refuseAnOldRun(boolean lateIsFine) {
        if (joinedAfterTheEnd && !lateIsFine && !doneAtJoining.isEmpty()) {
            throw new IllegalStateException(
                    "The run in %s had ended when this process came: %s not run here, because that run has done that, with whatever code it had. Give each run a directory of its own (-Dcocobean.share=...); if this process was only late, say -Dcocobean.share.late=true."
                            .formatted(
                                    folder.getParent(),
                                    doneAtJoining.size() == 1
                                            ? "1 test was"
                                            : doneAtJoining.size() + " tests were"));
        }
    }

    private Optional<Claim> takeOneOf(List<Piece> open) throws IOException {
        for (Piece piece : open) {
            int attempts = claims.attempts(piece);
            if (attempts == 0 || (isAbandoned(piece, attempts) && isStillOpen(piece, attempts))) {
                Optional<Claim> claim = claims.take(piece, attempts + 1);
                if (claim.isPresent()) {
                    return claim;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isAbandoned(Piece piece, int attempts) throws IOException {
        Claims.Taker taker = claims.taker(piece, attempts);
        if (taker.member().isEmpty()) {
            return !members.mayStillWrite(piece);
        }
        // What this process itself holds at its end it has not come to.
        return taker.token().equals(me.token()) || !members.isAlive(taker);
    }

    /// Whoever is gone may have finished the piece before, but after the last look.
    private boolean isStillOpen(Piece piece, int attempts) throws IOException {
        claims.look();
        return !claims.isDone(piece) && claims.attempts(piece) == attempts;
    }

    private void succeed(Claim claim, Successor successor) throws IOException {
        String id = claim.piece().id();
        List<String> takers = new ArrayList<>();
        for (int attempt = 1; attempt < claim.attempt(); attempt++) {
            takers.add(claims.taker(claim.piece(), attempt).member());
        }
        held.put(id, claim);
        if (claim.attempt() <= MOST_ATTEMPTS) {
            if (!takers.isEmpty()) {
                LOG.warn("{} is run again: {} took it and is gone", id, String.join(", ", takers));
            }
            successor.redo(id, List.copyOf(takers));
        }
        if (held.containsKey(id)) {
            successor.lost(id, takers);
            finished(id);
        }
    }

    private void writePlan() throws IOException {
        Path plans = Files.createDirectories(folder.resolve("plans"));
        String text;
        synchronized (plan) {
            text =
                    plan.values().stream()
                            .map(piece -> piece.key() + " " + piece.id() + "\n")
                            .collect(Collectors.joining());
        }
        // In one step: half a plan would look as if there were no more tests.
        Path whole = plans.resolve("." + me.name());
        Files.writeString(whole, text);
        Files.move(whole, plans.resolve(me.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    private String digest() {
        return SafeName.digest(plan.keySet().stream().sorted().collect(Collectors.joining("\n")))
                .substring(0, 12);
    }

    private static boolean create(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// Takes part no more: what this process still holds is free for others.
    public void leave() throws IOException {
        me.close();
    }
}
