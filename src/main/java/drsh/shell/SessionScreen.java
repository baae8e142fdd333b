package drsh.shell;

import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.Figures;
import drsh.session.Plan;
import drsh.session.PlannedCommand;
import drsh.session.PlannedStep;
import drsh.session.SessionEvent;
import drsh.session.SessionListener;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Shows a session on the screen as it happens. */
final class SessionScreen implements SessionListener {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private final Console console;

    SessionScreen(Console console) {
        this.console = console;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        // A pattern switch needs a newer Java.
        if (event instanceof SessionEvent.SessionOpened opened) {
            console.say(Styled.faint("session " + opened.session() + (opened.dryRun() ? ", dry run" : "") + "; journal "
                    + opened.journal()));
        } else if (event instanceof SessionEvent.PlanMade made) {
            plan(made.plan());
        } else if (event instanceof SessionEvent.StepOffered offered) {
            offer(offered.step(), offered.of());
        } else if (event instanceof SessionEvent.CommandStarted started) {
            console.say(Styled.faint("> " + started.command() + (started.dryRun() ? " --dry-run" : "")));
        } else if (event instanceof SessionEvent.StepFinished finished) {
            String good = finished.dryRun() ? "dry run, nothing was changed: " : "done: ";
            end(good, finished.name(), finished.outcome(), finished.message(), finished.next());
        } else if (event instanceof SessionEvent.UndoFinished finished) {
            end("done: ", "undo of " + finished.name(), finished.outcome(), finished.message(), finished.next());
        } else {
            words(event);
        }
    }

    private void words(SessionEvent event) {
        if (event instanceof SessionEvent.Answered answered && answered.source().startsWith("--")) {
            console.say(answered.question() + " " + answered.answer() + "   (answered by " + answered.source() + ")");
        } else if (event instanceof SessionEvent.KeysShown keys) {
            keys.help().forEach(line -> console.say("  " + line));
        } else if (event instanceof SessionEvent.WhyShown why) {
            console.say(why.prose());
        } else if (event instanceof SessionEvent.ManualShown manual) {
            console.say(Styled.warning("by hand: " + manual.text()));
        } else if (event instanceof SessionEvent.StepSkipped skipped) {
            console.say(Styled.warning("skipped: " + skipped.skipped().name()));
        } else if (event instanceof SessionEvent.SessionRefused refused) {
            refuse(refused);
        } else if (event instanceof SessionEvent.SessionPaused paused) {
            pause(paused);
        } else if (event instanceof SessionEvent.SessionAborted aborted) {
            console.say(Styled.warning("aborted: " + aborted.message() + "; journal " + aborted.journal()));
            aborted.notUndone().forEach(line -> console.say("  not undone: " + line));
        } else if (event instanceof SessionEvent.SessionEnded ended && !ended.dryRun()) {
            figures(ended.figures(), ended.outcome());
        }
    }

    private void plan(Plan plan) {
        console.say("");
        console.say(Styled.bold(plan.title()));
        plan.inputs().forEach(input -> console.say("  " + input.name() + ": " + input.description()));
        Table table = new Table().column("STEP").column("RISK").text("RUNS").text("UNDO");
        for (PlannedStep step : plan.steps()) {
            table.row(step.number() + ". " + step.name(), step.risk(), lines(step.commands()), lines(step.undo()));
        }
        table.lines(Integer.MAX_VALUE).forEach(console::say);
        if (plan.loss() != null) {
            console.say(Styled.warning(plan.loss().text()));
        }
        if (plan.rto() != null) {
            console.say("to be done within " + Amounts.time(plan.rto()));
        }
    }

    private static String lines(List<PlannedCommand> commands) {
        return commands.stream().map(PlannedCommand::text).collect(Collectors.joining("; "));
    }

    private void offer(PlannedStep step, int of) {
        console.say("");
        String header = "Step " + step.number() + " of " + of + ": " + step.name();
        console.say(Styled.bold(header));
        if (step.caution() != null) {
            console.say(Styled.bad(step.caution().replace('\n', ' ')));
        }
        String undo = step.undo().isEmpty() ? "" : "   (undo: " + lines(step.undo()) + ")";
        AttributedString runs = new AttributedString("  " + lines(step.commands()) + undo);
        console.say(step.risk() == Risk.DESTROY ? Styled.warning(runs.toString()) : Styled.plain(runs.toString()));
    }

    private void end(String good, String name, Outcome outcome, String message, String next) {
        if (outcome == Outcome.DONE || outcome == Outcome.ATTENTION) {
            console.say(Styled.good(good + name));
        } else {
            console.say(Styled.bad("failed: " + name + ": " + message + (next.isEmpty() ? "" : ". Next: " + next)));
        }
    }

    private void refuse(SessionEvent.SessionRefused refused) {
        console.say(Styled.bad("preflight failed, nothing was changed: " + refused.check() + ": " + refused.message()
                + ". Next: " + refused.next()));
    }

    private void pause(SessionEvent.SessionPaused paused) {
        console.say(Styled.warning("paused: " + paused.reason() + "; nothing more was run"));
        console.say("journal: " + paused.journal());
        console.say("to go on by hand:");
        paused.remaining().forEach(line -> console.say("  " + line));
    }

    private void figures(Figures figures, Outcome outcome) {
        console.print("");
        boolean whole = outcome == Outcome.DONE;
        console.print(whole ? Styled.good("Recovered.") : Styled.warning("Ended, and needs attention."));
        String target = figures.rto() == null
                ? ""
                : ", target " + Amounts.time(figures.rto())
                        + (Boolean.TRUE.equals(figures.rtoMet()) ? " met" : " MISSED");
        console.print("  time taken       " + Amounts.time(figures.total()) + " (working "
                + Amounts.time(figures.working()) + ", waiting for answers " + Amounts.time(figures.waiting()) + target
                + ")");
        if (figures.dataAge() != null && figures.dataAsOf() != null) {
            String asOf = TIME.format(figures.dataAsOf().atZone(ZoneId.systemDefault()));
            console.print("  age of the data  " + Amounts.time(figures.dataAge()) + " (as of " + asOf + ")");
        }
        figures.skipped()
                .forEach(skipped -> console.print("  skipped          " + skipped.name() + ": " + skipped.reason()));
    }
}
