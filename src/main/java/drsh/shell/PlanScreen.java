package drsh.shell;

import drsh.command.Amounts;
import drsh.session.Plan;
import drsh.session.PlannedCommand;
import drsh.session.PlannedStep;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.ArrayList;
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
        plan.inputs().forEach(input -> {
            console.say("  " + input.name() + ": " + input.description());
            if (input.others() != null) {
                console.say("  " + input.others());
            }
        });
        console.say(steps(plan));
        if (plan.loss() != null) {
            console.say(Styled.warning(plan.loss().text()));
        }
        targets(plan);
    }

    private static Table steps(Plan plan) {
        boolean timed = plan.steps().stream().anyMatch(step -> step.expected() != null);
        Table table = new Table().column("STEP").column("RISK");
        if (timed) {
            table.amount("USUALLY").spare(1);
        }
        table.wrapped("RUNS").wrapped("UNDO");
        plan.steps().forEach(step -> rows(step, timed, table));
        return table;
    }

    /** A row for each line, so that none of them is cut off. */
    private static void rows(PlannedStep step, boolean timed, Table table) {
        Duration expected = step.expected();
        int rows = Math.max(1, Math.max(step.commands().size(), step.undo().size()));
        for (int row = 0; row < rows; row++) {
            boolean first = row == 0;
            List<Object> cells = new ArrayList<>();
            cells.add(first ? step.number() + ". " + step.name() : "");
            cells.add(first ? step.risk() : "");
            if (timed) {
                cells.add(first && expected != null ? Amounts.time(expected) : "");
            }
            cells.add(line(step.commands(), row));
            cells.add(line(step.undo(), row));
            table.row(cells.toArray());
        }
    }

    private static String line(List<PlannedCommand> lines, int at) {
        return at < lines.size() ? lines.get(at).text() : "";
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
