package drsh.shell;

import drsh.command.Amounts;
import drsh.session.Plan;
import drsh.session.PlannedStep;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Duration;
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
                    expected == null ? "-" : Amounts.time(expected),
                    SessionScreen.lines(step.commands()),
                    SessionScreen.lines(step.undo()));
        }
        table.lines(Integer.MAX_VALUE).forEach(console::say);
        if (plan.loss() != null) {
            console.say(Styled.warning(plan.loss().text()));
        }
        targets(plan);
    }

    private void targets(Plan plan) {
        Duration usual = plan.steps().stream()
                .map(PlannedStep::expected)
                .filter(Objects::nonNull)
                .reduce(Duration.ZERO, Duration::plus);
        String known = usual.isZero() ? "" : "; earlier sessions worked " + Amounts.time(usual);
        if (plan.rto() != null) {
            console.say("to be done within " + Amounts.time(plan.rto()) + known);
        } else if (!usual.isZero()) {
            console.say(known.substring(2));
        }
    }
}
