package drsh.shell;

import drsh.command.Amounts;
import drsh.command.Moments;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.DataLoss;
import drsh.session.Figures;
import drsh.session.Objective;
import drsh.session.PlannedCommand;
import drsh.session.PlannedStep;
import drsh.session.SessionEvent;
import drsh.session.SessionListener;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Shows a session on the screen as it happens. */
final class SessionScreen implements SessionListener {

    private final Console console;
    private final ZoneId zone;
    private @Nullable Instant since;
    private @Nullable DataLoss loss;

    /** A screen that shows times in this zone. */
    SessionScreen(Console console, ZoneId zone) {
        this.console = console;
        this.zone = zone;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        // A pattern switch needs a newer Java.
        if (event instanceof SessionEvent.SessionOpened opened) {
            console.say(Styled.faint("session " + opened.session() + (opened.dryRun() ? ", dry run" : "") + "; journal "
                    + opened.journal()));
            incident(opened);
        } else if (event instanceof SessionEvent.PlanMade made) {
            loss = made.plan().loss();
            new PlanScreen(console).show(made.plan());
        } else if (event instanceof SessionEvent.SessionResumed resumed) {
            resumed(resumed);
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
        if (event instanceof SessionEvent.StepUnknown unknown) {
            console.say(Styled.warning("it is not known whether this was done: " + unknown.command()));
            console.say("the checks of " + unknown.name() + " are run, then you decide");
        } else if (event instanceof SessionEvent.CommandLeft left) {
            console.say(Styled.warning("not run again, because it is done: " + left.command()));
        } else if (event instanceof SessionEvent.StepCounted counted) {
            console.say(Styled.good("counted as done: " + counted.name()));
        } else if (event instanceof SessionEvent.ObjectiveMissed missed) {
            console.say(Styled.bad(missed(missed)));
        } else if (event instanceof SessionEvent.Answered answered
                && answered.source().startsWith("--")) {
            console.say(answered.question() + " " + answered.answer() + "   (answered by " + answered.source() + ")");
        } else if (event instanceof SessionEvent.KeysShown keys) {
            keys.help().forEach(line -> console.say("  " + line));
        } else if (event instanceof SessionEvent.WhyShown why) {
            console.sayProse(why.prose());
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

    private void resumed(SessionEvent.SessionResumed resumed) {
        console.say(
                resumed.changed()
                        ? Styled.warning("the session goes on, with another text of its runbook")
                        : Styled.bold("the session goes on"));
    }

    private void incident(SessionEvent.SessionOpened opened) {
        Instant began = opened.since();
        since = began;
        if (began != null) {
            console.say("the incident began " + Moments.second(began, zone) + ", and the clock with it");
        }
    }

    private String missed(SessionEvent.ObjectiveMissed missed) {
        String target = Amounts.time(missed.target());
        return missed.objective() == Objective.RTO
                ? "RTO missed: " + Amounts.time(missed.reached()) + " since the "
                        + (since == null ? "session" : "incident") + " began, target " + target
                : "RPO missed: the data that comes back is " + Amounts.time(missed.reached())
                        + " older than the incident, target " + target;
    }

    static String lines(List<PlannedCommand> commands) {
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
        if (outcome == Outcome.DONE) {
            console.say(Styled.good(good + name));
        } else if (outcome == Outcome.ATTENTION) {
            console.say(Styled.warning(good + name + ", and needs attention" + (message.isEmpty() ? "" : ": " + message)
                    + (next.isEmpty() ? "" : ". Next: " + next)));
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
        console.say("'session resume' goes on with it; by hand it goes on so:");
        paused.remaining().forEach(line -> console.say("  " + line));
    }

    private void figures(Figures figures, Outcome outcome) {
        console.print("");
        boolean whole = outcome == Outcome.DONE;
        String good = figures.dataAsOf() == null ? "Done." : "Recovered.";
        console.print(whole ? Styled.good(good) : Styled.warning("Ended, and needs attention."));
        String target = target(figures.rto(), figures.rtoMet());
        String paused = figures.paused().isZero() ? "" : ", paused " + Amounts.time(figures.paused());
        console.print("  time taken       " + Amounts.time(figures.total()) + " (working "
                + Amounts.time(figures.working()) + ", waiting for answers " + Amounts.time(figures.waiting()) + paused
                + target + ")");
        if (figures.dataAge() != null && figures.dataAsOf() != null) {
            String asOf = Moments.second(figures.dataAsOf(), zone);
            console.print("  age of the data  " + Amounts.time(figures.dataAge()) + " (as of " + asOf
                    + target(figures.rpo(), figures.rpoMet()) + ")");
        }
        if (figures.dataAsOf() != null && loss != null && loss.younger()) {
            console.print(Styled.warning("  " + loss.text()));
        }
        figures.skipped()
                .forEach(skipped -> console.print("  skipped          " + skipped.name() + ": " + skipped.reason()));
    }

    private static String target(@Nullable Duration target, @Nullable Boolean met) {
        return target == null
                ? ""
                : ", target " + Amounts.time(target) + (Boolean.TRUE.equals(met) ? " met" : " MISSED");
    }
}
