package org.cocobean.adapter.ghdl;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;
import org.cocobean.sim.spi.MessageReader;
import org.jspecify.annotations.Nullable;

/// Tells the errors of one simulation from text that the design writes and that merely looks like
/// one:
///
/// ```
/// a.vhd:8:4:@5ns:(report error): first line      a.vhd:8:4:@5ns:(report error): first line
/// second line                                    second line
///   from: work.sub(rtl).check at a.vhd:8           instance: .top(rtl).u@sub(rtl).P0
///   from: process work.sub(rtl).P0 at a.vhd:20
/// ```
///
/// After the last line of an error, and of nothing else, GHDL prints where it came from: version 2
/// the call stack (left), version 5 and newer the instance (right). An error of the run time that
/// has neither ends the simulation with the words `simulation failed`.
final class GhdlOutput implements MessageReader {

    /// More lines than these that look like errors, or belong to one, are not remembered.
    private static final int LIMIT = 200;

    private static final Pattern CALLER =
            Pattern.compile("  from:(?: 0x[0-9a-f]+)?(?: (.+?))?(?: at (\\S.*):(\\d+))?");
    private static final Pattern INSTANCE = Pattern.compile("(?:  instance:|in process) ?(.*)");
    private static final Pattern STOPPED =
            Pattern.compile("\\S*ghdl\\S*:error: (?:report|assertion|psl [a-z ]+) failed");
    private static final Pattern FAILED =
            Pattern.compile("\\S*ghdl\\S*:error: (simulation failed|error during elaboration)");
    private static final Pattern FAILURE = Pattern.compile(" with status -?(?!0+$)\\d+$");
    private static final Pattern BUG = Pattern.compile("\\*+ GHDL Bug occurred \\*+");
    private static final Pattern RAISED = Pattern.compile("raised (.+)");

    private final boolean marked;
    private final List<String> sources;
    private final Deque<Draft> drafts = new ArrayDeque<>();
    private @Nullable Draft certain;
    private @Nullable HdlMessage failedEnd;
    private boolean fatalTold;
    private boolean bug;

    /// What may be an error.
    private static final class Draft {
        private final HdlMessage first;
        private final StringBuilder text;
        private final boolean runTime;
        private int lines;
        private String file;
        private int line;
        private String scope = "";

        Draft(HdlMessage first, boolean runTime) {
            this.first = first;
            this.runTime = runTime;
            text = new StringBuilder(first.text());
            file = first.file();
            line = first.line();
        }

        void add(String more) {
            if (lines++ < LIMIT && !runTime) {
                text.append('\n').append(lines < LIMIT ? more : "...");
            }
        }

        boolean stands(String inFile, int inLine) {
            return line == inLine && (file.equals(inFile) || file.endsWith("/" + inFile));
        }

        HdlMessage message() {
            return new HdlMessage(
                    first.severity(), text.toString(), file, line, first.time(), scope);
        }
    }

    /// @param marked whether GHDL is known to say after an error where it came from; else every
    ///   line that looks like an error is one
    /// @param sources the files of the design, as GHDL was given them
    GhdlOutput(boolean marked, List<String> sources) {
        this.marked = marked;
        this.sources = List.copyOf(sources);
    }

    @Override
    public List<HdlMessage> take(String line) {
        if (isMark(line)) {
            return List.of();
        }
        List<HdlMessage> before = settle();
        List<HdlMessage> now = read(line);
        if (before.isEmpty()) {
            return now;
        }
        return now.isEmpty() ? before : List.of(before.getFirst(), now.getFirst());
    }

    @Override
    public List<HdlMessage> text(String line) {
        List<HdlMessage> before = settle();
        drafts.forEach(draft -> draft.add(line));
        return before;
    }

    private List<HdlMessage> read(String line) {
        Matcher failed = FAILED.matcher(line);
        if (failed.matches()) {
            return failed(failed.group(1));
        }
        Optional<HdlMessage> ended = GhdlMessages.end(line).or(() -> bug(line));
        if (ended.isPresent()) {
            failedEnd = ended.filter(end -> FAILURE.matcher(end.text()).find()).orElse(null);
            return List.of(ended.get());
        }
        Optional<HdlMessage> report =
                GhdlMessages.report(line).filter(GhdlOutput::isError).map(this::withoutText);
        Optional<HdlMessage> error = report.or(() -> GhdlMessages.runTime(line));
        if (error.isPresent() && !marked) {
            return List.of(error.get());
        }
        drafts.forEach(draft -> draft.add(line));
        error.ifPresent(message -> {
            if (drafts.size() == LIMIT) {
                drafts.removeFirst();
            }
            drafts.addLast(new Draft(message, report.isEmpty()));
        });
        return List.of();
    }

    /// Removes from the name of the file what the design had written in that line.
    private HdlMessage withoutText(HdlMessage report) {
        return sources.stream()
                .filter(report.file()::endsWith)
                .max(Comparator.comparingInt(String::length))
                .map(report::in)
                .orElse(report);
    }

    private static boolean isError(HdlMessage message) {
        return message.severity() == Severity.ERROR || message.severity() == Severity.FATAL;
    }

    /// Takes a line that says where the error before it came from.
    private boolean isMark(String line) {
        Matcher caller = CALLER.matcher(line);
        if (caller.matches()) {
            String file = caller.group(2);
            int number = file == null ? 0 : GhdlMessages.number(caller.group(3));
            Draft draft = confirm(file, number);
            if (draft != null && draft.file.isEmpty() && file != null) {
                draft.file = file;
                draft.line = number;
            }
            if (draft != null && caller.group(1) != null && !draft.scope.startsWith(".")) {
                draft.scope = caller.group(1); // the outermost comes last
            }
            return draft != null;
        }
        Matcher instance = INSTANCE.matcher(line);
        if (instance.matches()) {
            Draft draft = confirm(null, 0);
            if (draft != null) {
                draft.scope = instance.group(1);
            }
            return draft != null;
        }
        return STOPPED.matcher(line).matches() && confirm(null, 0) != null;
    }

    /// Returns what the mark belongs to, which is an error then: the line that it names, else the
    /// last; null when there is none.
    private @Nullable Draft confirm(@Nullable String file, int line) {
        if (certain == null && !drafts.isEmpty()) {
            Draft chosen = drafts.getLast();
            for (Iterator<Draft> i = drafts.descendingIterator(); file != null && i.hasNext(); ) {
                Draft draft = i.next();
                if (draft.stands(file, line)) {
                    chosen = draft;
                    break;
                }
            }
            certain = chosen;
            drafts.clear();
        }
        return certain;
    }

    /// GHDL gives up. Why is told already, or by the last line that looks like an error of the run
    /// time.
    private List<HdlMessage> failed(String how) {
        if (fatalTold) {
            return List.of();
        }
        fatalTold = true;
        HdlMessage why = new HdlMessage(Severity.FATAL, how, "", 0);
        for (Draft draft : drafts) {
            why = draft.runTime ? draft.message() : why;
        }
        return List.of(why);
    }

    /// GHDL fails itself; before version 5 so does an integer division by zero.
    private Optional<HdlMessage> bug(String line) {
        bug |= BUG.matcher(line).matches();
        Matcher raised = RAISED.matcher(line);
        if (!bug || fatalTold || !raised.matches()) {
            return Optional.empty();
        }
        fatalTold = true;
        String why = raised.group(1);
        String hint = why.endsWith("SIGFPE") ? ", as of a division by zero" : "";
        return Optional.of(
                new HdlMessage(Severity.FATAL, "GHDL itself failed: " + why + hint, "", 0));
    }

    @Override
    public List<HdlMessage> settle() {
        if (certain == null) {
            return List.of();
        }
        HdlMessage message = certain.message();
        certain = null;
        fatalTold |= message.severity() == Severity.FATAL;
        return List.of(message);
    }

    @Override
    public List<HdlMessage> end() {
        List<HdlMessage> last = settle();
        if (failedEnd != null && !fatalTold) {
            fatalTold = true; // GHDL has ended, though output of the design may come later
            HdlMessage end = failedEnd;
            return List.of(
                    new HdlMessage(Severity.FATAL, end.text(), "", 0, end.time(), end.scope()));
        }
        if (!last.isEmpty() || drafts.isEmpty()) {
            return last;
        }
        Draft draft = drafts.getLast();
        if (!draft.runTime || draft.lines > 0 || fatalTold) {
            return List.of();
        }
        fatalTold = true; // the last word: it ended GHDL before the simulation began
        return List.of(draft.message());
    }
}
