package drsh.shell;

import drsh.command.Amounts;
import drsh.report.Attainment;
import drsh.report.Report;
import drsh.report.StepReport;
import drsh.report.Tone;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** A session as {@code session show} tells it. */
final class SessionDetails {

    private final Report report;
    private final @Nullable OpenQuestion question;

    /**
     * Details of a session.
     *
     * @param question the one that waits for an answer, if the session runs and has asked one
     */
    SessionDetails(Report report, Optional<OpenQuestion> question) {
        this.report = report;
        this.question = question.orElse(null);
    }

    /** As data. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("session", report.session());
        data.put("state", report.verdict().state().word());
        data.put("headline", report.verdict().headline());
        data.put("journal", report.journal().toString());
        data.put("runbook", report.runbook().name());
        data.put("stack", report.stack());
        data.put("question", question);
        data.put("steps", report.steps().stream().map(SessionDetails::json).toList());
        data.put("next", report.next());
        return data;
    }

    private static Map<String, Object> json(StepReport step) {
        return Map.of(
                "id",
                step.id(),
                "name",
                step.name(),
                "status",
                step.status().word(),
                "attempts",
                step.attempts(),
                "workingSeconds",
                step.working().toMillis() / 1000.0,
                "waitingSeconds",
                step.waiting().toMillis() / 1000.0,
                "detail",
                step.detail());
    }

    /** For people. */
    void print(Console console) {
        console.print(Styled.bold(report.runbook().title() + ", stack " + report.stack()));
        console.print(colored(report.verdict().headline(), report.verdict().tone()));
        console.print(report.verdict().sentence());
        if (question != null) {
            console.print(Styled.warning(question.line()));
        }
        report.inputs().forEach(input -> console.print("  " + input.name() + ": " + input.description()));
        console.print("");
        console.print(steps());
        report.objectives().stream()
                .filter(objective -> objective.reached() != null)
                .forEach(objective -> console.print(colored(line(objective), objective.tone())));
        report.deviations().forEach(deviation -> console.print(Styled.warning(deviation.text())));
        report.kept()
                .forEach(kept ->
                        console.print("kept until " + minutes(kept.until()) + ": " + kept.kind() + " " + kept.name()));
        next(console);
        console.print(Styled.faint("journal " + report.journal()));
    }

    private void next(Console console) {
        if (!report.next().isEmpty()) {
            console.print("what is left:");
            report.next().forEach(line -> console.print("  " + line));
        }
    }

    private Table steps() {
        Table table = new Table()
                .column("STEP")
                .column("STATUS")
                .amount("WORKED")
                .amount("WAITED")
                .spare(1)
                .text("WHAT HAPPENED");
        for (StepReport step : report.steps()) {
            table.row(
                    step.number() == 0 ? step.name() : step.number() + ". " + step.name(),
                    colored(step.status().word(), step.status().tone()),
                    step.working().isZero() ? "" : Amounts.time(step.working()),
                    step.waiting().isZero() ? "" : Amounts.time(step.waiting()),
                    step.detail());
        }
        return table;
    }

    private static String line(Attainment objective) {
        String target = objective.target() == null ? "" : ", target " + Amounts.time(objective.target());
        String reached = objective.reached() == null ? "" : Amounts.time(objective.reached());
        return objective.objective() + " " + reached + target + ": " + objective.word();
    }

    private static String minutes(Instant time) {
        return time.toString().replaceFirst(":\\d\\d(\\.\\d+)?Z$", "Z");
    }

    private static AttributedString colored(String text, Tone tone) {
        return switch (tone) {
            case GOOD -> Styled.good(text);
            case WARNING -> Styled.warning(text);
            case BAD -> Styled.bad(text);
            case PLAIN -> Styled.plain(text);
        };
    }

    /** The names of the steps that are in place, for whoever goes on. */
    List<String> done() {
        return report.ownSteps().stream()
                .filter(step -> step.status().inPlace())
                .map(StepReport::name)
                .toList();
    }
}
