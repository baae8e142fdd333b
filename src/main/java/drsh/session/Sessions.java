package drsh.session;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import drsh.runbook.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The journals of all sessions under a state directory. */
public final class Sessions {

    private static final String ENDING = ".jsonl";

    private final Path directory;

    /**
     * The sessions of a state directory, which need not exist yet.
     *
     * @param stateDirectory holds {@code sessions/}
     */
    public Sessions(Path stateDirectory) {
        this.directory = stateDirectory.resolve("sessions");
    }

    /**
     * A journal as a line of the list.
     *
     * @param id of the session
     * @param state what has become of it
     * @param log what it tells; empty if it cannot be read
     * @param problem why it cannot be read; empty if it can
     */
    public record Entry(String id, SessionState state, Optional<SessionLog> log, String problem) {}

    Path directory() {
        return directory;
    }

    /**
     * All sessions, the newest first. One whose journal cannot be read is listed with the reason.
     *
     * @throws DrshException (FAILED) if the directory cannot be read
     */
    public List<Entry> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            // Anything but a regular file could block for ever.
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .map(Sessions::entry)
                    .toList();
        } catch (IOException e) {
            throw new DrshException(Outcome.FAILED, directory + " cannot be read", "look at its owner and mode", e);
        }
    }

    /**
     * The session of an id or a unique beginning of one.
     *
     * @throws DrshException (REFUSED) if there is none, (USAGE) if there are several; (FAILED) if its journal cannot be read
     */
    public Entry find(String id) {
        List<Entry> all = list();
        List<Entry> found = all.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(List::of)
                .orElseGet(() ->
                        all.stream().filter(entry -> entry.id().startsWith(id)).toList());
        if (found.size() != 1) {
            List<String> ids = all.stream().map(Entry::id).toList();
            String hint = Nearest.to(id, ids)
                    .map(near -> " (did you mean " + near + ")")
                    .orElse("");
            throw new DrshException(
                    found.isEmpty() ? Outcome.REFUSED : Outcome.USAGE,
                    (found.isEmpty() ? "no session is " : "several sessions begin with ")
                            + PlainText.visible(id)
                            + hint,
                    "'session list' shows them");
        }
        return readable(found.get(0));
    }

    /** The newest session of a stack that was no dry run, if there is one. */
    public Optional<Entry> newest(String stack) {
        return of(stack)
                .filter(entry ->
                        entry.log().filter(log -> !log.opened().dryRun()).isPresent())
                .findFirst();
    }

    /**
     * The newest session of a stack that did anything, if it can be resumed. An older one is not taken for it: what came
     * after may have made it a danger.
     */
    public Optional<Entry> unfinished(String stack) {
        return did(stack).findFirst().filter(entry -> entry.state().unfinished());
    }

    /**
     * Refuses while a session of the stack runs on this machine; the engine's lock keeps those of other machines away.
     *
     * @throws DrshException (LOCKED) if one does
     */
    public void requireNoneRunning(String stack) {
        of(stack)
                .filter(entry -> entry.state() == SessionState.RUNNING)
                .findFirst()
                .ifPresent(running -> {
                    throw running(running.id());
                });
    }

    static DrshException running(String id) {
        return new DrshException(
                Outcome.LOCKED,
                "session " + id + " is running in another terminal",
                "'session show " + id + "' tells how far it is; wait for its end, or pause it there with n");
    }

    /** How long the steps of a runbook took in other sessions of a stack than this one, by the id of the step. */
    Map<String, Duration> expected(String runbook, String stack, String session) {
        return ExpectedTimes.of(of(stack)
                .filter(entry -> !entry.id().equals(session))
                .flatMap(entry -> entry.log().stream())
                .filter(log -> log.opened().runbook().equals(runbook)));
    }

    /** Whether a later session of the stack than this one did anything. */
    public boolean overtaken(Entry session, String stack) {
        return did(stack)
                .findFirst()
                .filter(newest -> !newest.id().equals(session.id()))
                .isPresent();
    }

    private Stream<Entry> did(String stack) {
        return of(stack)
                .filter(entry -> entry.state() != SessionState.REFUSED)
                .filter(entry ->
                        entry.log().filter(log -> !log.opened().dryRun()).isPresent());
    }

    private Stream<Entry> of(String stack) {
        return list().stream()
                .filter(entry -> entry.log()
                        .filter(log -> log.opened().origin().stack().equals(stack))
                        .isPresent());
    }

    private static Entry readable(Entry entry) {
        if (entry.log().isEmpty()) {
            throw new DrshException(
                    Outcome.FAILED, entry.problem(), "read the journal with a pager; it is lines of JSON");
        }
        return entry;
    }

    private static Entry entry(Path file) {
        String id = String.valueOf(file.getFileName()).replaceFirst("\\.jsonl$", "");
        try {
            SessionLog log = JournalReader.read(file);
            SessionState state = Journal.isHeld(file) ? SessionState.RUNNING : log.state();
            return new Entry(id, state, Optional.of(log), "");
        } catch (DrshException e) {
            return new Entry(id, SessionState.BROKEN_OFF, Optional.empty(), e.what());
        }
    }
}
