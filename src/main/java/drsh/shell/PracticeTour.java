package drsh.shell;

import drsh.artifact.Sealing;
import drsh.backup.BackupMaker;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.FactsReader;
import drsh.practice.Disaster;
import drsh.practice.GuideRecovery;
import drsh.practice.PracticeImages;
import drsh.practice.PracticeStack;
import drsh.session.SessionOptions;
import drsh.shell.line.CommonOptions;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The whole story on the practice stack: a backup, a disaster, what the guide's own steps make of it, and the guided
 * recovery. It ends well only when the live data equals what was backed up.
 */
final class PracticeTour {

    private static final String RUNBOOK = "disaster-recovery";

    private final Distribution distribution;
    private final Workspaces workspaces;
    private final Runbooks runbooks;
    private final GuidedSessions sessions;

    PracticeTour(Distribution distribution, Workspaces workspaces, Runbooks runbooks, GuidedSessions sessions) {
        this.distribution = distribution;
        this.workspaces = workspaces;
        this.runbooks = runbooks;
        this.sessions = sessions;
    }

    Outcome run(PracticeStack practice, PracticeStack.Options options, Invocation invocation) {
        Console console = invocation.console();
        heading(console, "1. A stack with data in it");
        PracticeImages images = PracticeImages.ensure(distribution.practice(), invocation.reporter());
        long before = practice.start(images, options);
        Workspace workspace = workspaces.enter(practice.path());
        console.say(before + " users in " + practice.path());
        heading(console, "2. A backup");
        Manifest backup = workspace
                .maker(invocation.reporter())
                .create(new BackupMaker.Request(Method.CUSTOM, null, Sealing.NONE, "practice"));
        Facts facts = backup.knownFacts();
        console.say("backup " + backup.id() + ": " + Amounts.size(backup.data().size()) + ", " + facts.rows()
                + " rows, read back and verified");
        heading(console, "3. A disaster: " + Disaster.DROP_TABLES.what());
        practice.suffer(Disaster.DROP_TABLES);
        heading(console, "4. What the operator's guide makes of it, to the letter");
        guide(practice, backup, console);
        heading(console, "5. The guided recovery");
        long start = System.nanoTime();
        Outcome outcome = sessions.run(runbooks.catalog().find(RUNBOOK), answers(workspace, invocation), invocation);
        if (outcome != Outcome.DONE) {
            console.say("the practice stack stays as it is; 'practice' begins again, 'practice stop' removes it");
            return outcome;
        }
        prove(workspace, facts);
        sum(practice, workspace, backup, facts.rows(), before, Duration.ofNanos(System.nanoTime() - start), console);
        return outcome;
    }

    private static void guide(PracticeStack practice, Manifest backup, Console console) {
        Table table = new Table().text("COMMAND OF THE GUIDE").text("WHAT CAME OF IT");
        new GuideRecovery(practice.path())
                .run(backup.data().file())
                .forEach(line -> table.row(
                        line.command(), line.good() ? Styled.good(line.outcome()) : Styled.bad(line.outcome())));
        console.print(table);
        console.say(Styled.warning("Green, and nothing was restored."));
    }

    /** A person answers each step. Where none is there, the tour answers, and the screen shows what. */
    private static SessionOptions answers(Workspace workspace, Invocation invocation) {
        boolean attended = invocation.answers().attended() && !invocation.line().has(CommonOptions.YES);
        return attended
                ? SessionOptions.NONE
                : new SessionOptions(true, workspace.stack().name().value(), false, Map.of());
    }

    private static void prove(Workspace workspace, Facts facts) {
        List<Difference> differences = FactsComparison.differences(
                facts,
                FactsReader.read(workspace.stack().server(), workspace.stack().database(), workspace.limits()));
        if (!differences.isEmpty()) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The live data is not what was backed up: " + differences.get(0),
                    "'restore undo' brings back what was live before");
        }
    }

    private static void sum(
            PracticeStack practice,
            Workspace workspace,
            Manifest backup,
            long rows,
            long before,
            Duration took,
            Console console) {
        Duration age =
                Duration.between(backup.time().toInstant(), workspace.clock().instant());
        Table table = new Table()
                .column("")
                .amount("BEFORE")
                .amount("AFTER THE GUIDE")
                .amount("AFTER DRSH");
        table.row("users", before, "none", practice.users());
        table.row("rows", rows, "", rows);
        console.print("");
        console.print(table);
        console.print("every table, sequence and object equals the backup; recovered in " + Amounts.time(took)
                + " with data " + Amounts.time(age) + " old");
        console.print("");
        console.print("The stack is still up. Try, in " + practice.path() + ":");
        List.of("drsh backup list", "drsh restore undo", "drsh practice break drop-volume")
                .forEach(line -> console.print("  " + line));
        console.print("To remove it: drsh practice stop");
    }

    private static void heading(Console console, String text) {
        console.say("");
        console.say(Styled.bold(text));
    }
}
