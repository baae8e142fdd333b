package drsh.shell;

import drsh.command.Amounts;
import drsh.session.Plan;
import drsh.session.PlannedStep;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Shows what a session is going to do. */
final class PlanScreen {

    private final Console console;

    PlanScreen(Console console) {
        this.console = console;
    }

    void show(Plan plan) {
        console.say("");
        console.say(Styled.bold(plan.title()));
        plan.inputs().forEach(input -> console.say("  " + input.name() + ": " + input.description()));
        console.say(steps(plan));
        if (plan.loss() != null) {
            console.say(Styled.warning(plan.loss().text()));
        }
        targets(plan);
    }

    private static Table steps(Plan plan) {
        Table table = new Table()
                .column("STEP")
                .column("RISK")
                .amount("USUALLY")
                .spare(1)
                .text("RUNS")
                .text("UNDO");
        for (PlannedStep step : plan.steps()) {
            Duration expected = step.expected();
            table.row(
                    step.number() + ". " + step.name(),
                    step.risk(),
                    expected == null ? "" : Amounts.time(expected),
                    SessionScreen.lines(step.commands()),
                    SessionScreen.lines(step.undo()));
        }
        return table;
    }

    private void targets(Plan plan) {
        List<Duration> usual = plan.steps().stream()
                .map(PlannedStep::expected)
                .filter(Objects::nonNull)
                .toList();
        // A sum of some of the steps would be taken for the whole.
        String worked = usual.size() < plan.steps().size()
                ? ""
                : "earlier sessions took " + Amounts.time(usual.stream().reduce(Duration.ZERO, Duration::plus))
                        + " of work";
        if (plan.rto() != null) {
            console.say("to be done within " + Amounts.time(plan.rto()) + (worked.isEmpty() ? "" : "; " + worked));
        } else if (!worked.isEmpty()) {
            console.say(worked);
        }
    }
}
