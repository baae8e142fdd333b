package drsh.session;

import drsh.command.Outcome;
import drsh.runbook.Input;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.RunbookParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A session of a three-step runbook with fakes at every port. */
final class Rig implements Inputs, SessionListener {

    static final String RUNBOOK = """
            ---
            when: Something is wrong
            rto: 10m
            rpo: 1h
            inputs:
              backup: {type: backup, default: latest}
            ---
            # Recovery

            ## Preflight
            ```check
            read preflight {{backup}}
            ```

            ## 1. Stop
            Stops it all.
            ```run
            change stop
            ```
            ```undo
            change start
            ```

            ## 2. Restore
            > [!CAUTION]
            > Replaces the data.

            ```run timeout=2h
            destroy old {{backup}}
            ```
            ```check
            read compare
            ```
            ```undo
            destroy new
            ```

            ## 3. Health
            ```check
            stack health
            ```
            """;

    final TestClock clock = new TestClock();
    final FakeCommands commands = new FakeCommands(clock);
    final List<SessionEvent> events = new ArrayList<>();
    /** How many lines the journal had when the listener was told each event. */
    final List<Integer> onDisk = new ArrayList<>();

    final Path state;
    ScriptedPrompter prompter = new ScriptedPrompter(clock, true, List.of());
    String runbook = RUNBOOK;
    Objectives.Configured objectives = Objectives.Configured.NONE;
    final List<Kept> kept = new ArrayList<>();
    String newer = "20260111-020000";
    private int crashAfter = Integer.MAX_VALUE;

    Rig(Path state) {
        this.state = state;
    }

    /** Runs at a terminal with these answers typed. */
    Outcome typed(String... answers) {
        return run(true, SessionOptions.NONE, answers);
    }

    /** Runs with these lines piped in. */
    Outcome piped(String... answers) {
        return run(false, SessionOptions.NONE, answers);
    }

    Outcome run(boolean attended, SessionOptions options, String... answers) {
        prompter = new ScriptedPrompter(clock, attended, List.of(answers));
        return run(prompter, options);
    }

    Outcome run(Prompter answers, SessionOptions options) {
        SessionOrigin origin = new SessionOrigin("ada", "host1", "reflectus", Map.of("drsh", "1.0"));
        return session(answers, origin).run(parsed(), options);
    }

    /** Goes on with the session at a terminal. */
    Outcome resumed(boolean attended, SessionOptions options, String... answers) {
        prompter = new ScriptedPrompter(clock, attended, List.of(answers));
        return session(prompter, new SessionOrigin("bob", "host2", "reflectus", Map.of()))
                .resume(journal().orElseThrow(), parsed(), options);
    }

    /** The process dies while a line runs, with these answers typed before. */
    void breaksOffIn(String line, String... answers) {
        commands.next(line, () -> {
            throw new Crash();
        });
        crashes(() -> typed(answers));
    }

    /** The process dies when this many lines of the journal are on disk. */
    void breaksOffAfter(int lines, Runnable run) {
        crashAfter = lines;
        crashes(run);
        crashAfter = Integer.MAX_VALUE;
    }

    private static void crashes(Runnable run) {
        try {
            run.run();
            throw new AssertionError("the session did not get that far");
        } catch (Crash expected) {
            // What is on disk is all that is left.
        }
    }

    /** No failure of a command, and nothing that is caught on the way. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Goes on with the session at a terminal, each answer made from its question. */
    Outcome resumedBy(UnaryOperator<String> answers) {
        Prompter person = new Prompter() {
            @Override
            public Optional<Answer> ask(String question) {
                return Optional.of(new Answer(answers.apply(question), "terminal"));
            }

            @Override
            public boolean attended() {
                return true;
            }
        };
        return session(person, new SessionOrigin("bob", "host2", "reflectus", Map.of()))
                .resume(journal().orElseThrow(), parsed(), SessionOptions.NONE);
    }

    private Session session(Prompter answers, SessionOrigin origin) {
        SessionPorts ports = new SessionPorts(commands, answers, this, this, () -> kept);
        return new Session(ports, origin, new Sessions(state), objectives, clock);
    }

    private ParsedRunbook parsed() {
        return RunbookParser.parse(Path.of("recovery.md"), runbook.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ResolvedInput resolve(Input input, String value) {
        String id = value.equals("latest") ? newer : value;
        return new ResolvedInput(input.name(), id, id + ", 41 MB", Instant.parse("2026-01-11T02:00:00Z"), null);
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        events.add(event);
        onDisk.add(journalLines().size());
        if (journalLines().size() == crashAfter) {
            throw new Crash();
        }
    }

    <E extends SessionEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends SessionEvent> E last(Class<E> type) {
        List<E> all = all(type);
        return all.get(all.size() - 1);
    }

    Optional<Path> journal() {
        if (!Files.isDirectory(state.resolve("sessions"))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(state.resolve("sessions"))) {
            return files.sorted().reduce((first, second) -> second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> journalLines() {
        try {
            // A torn line may hold half a character.
            return new String(Files.readAllBytes(journal().orElseThrow()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SessionOptions flags(boolean yes, String confirm) {
        return new SessionOptions(yes, confirm.isEmpty() ? null : confirm, false, Map.of());
    }
}
