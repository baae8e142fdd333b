package drsh.report;

import static drsh.report.MarkdownText.code;
import static drsh.report.MarkdownText.codeCell;
import static drsh.report.MarkdownText.inline;

import drsh.command.Amounts;
import drsh.session.Kept;
import drsh.session.ResolvedInput;
import drsh.session.SessionOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as CommonMark with tables: for a pager, a repository or a wiki, and to be written on. */
public final class MarkdownReport {

    private final Report report;
    private final Times times;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        this.times = report.times();
    }

    /** The text of the report; it ends with a line end. */
    public static String render(Report report) {
        MarkdownReport text = new MarkdownReport(report);
        text.head();
        text.facts();
        text.objectives();
        text.next();
        text.steps();
        text.deviations();
        text.kept();
        text.moments();
        text.outputs();
        text.out.append(Blanks.MARKDOWN);
        return text.out.toString();
    }

    private void head() {
        out.append("# ").append(inline(report.runbook().title())).append(": ");
        out.append(inline(report.verdict().headline())).append("\n\n");
        out.append(inline(report.verdict().sentence())).append("\n\n");
    }

    private void facts() {
        MarkdownTable table = new MarkdownTable("", "");
        table.row("Session", codeCell(report.session()) + (report.dryRun() ? ", dry run" : ""));
        table.row("State", report.verdict().state().word());
        table.row("Stack", codeCell(report.stack()));
        table.row(
                "Runbook",
                codeCell(report.runbook().name()) + " ("
                        + codeCell(report.runbook().path().toString()) + ")");
        table.row(
                "Its SHA-256",
                codeCell(report.runbook().sha256()) + (report.runbook().changed() ? ", changed on the way" : ""));
        report.parts().forEach(part -> table.row("Run by", part(part)));
        report.inputs().forEach(input -> table.row(inline("Input " + input.name()), input(input)));
        if (report.time().since() != null) {
            table.row("Incident began", times.full(report.time().since()));
        }
        table.row("Opened", times.full(report.time().opened()));
        table.row(
                report.verdict().state().ended() ? "Ended" : "Last line",
                times.full(report.time().ended()));
        table.row("Journal", codeCell(report.journal().toString()));
        out.append(table.render());
    }

    private String part(Part part) {
        SessionOrigin origin = part.origin();
        String versions = origin.versions().entrySet().stream()
                .map(version -> inline(version.getKey() + " " + version.getValue()))
                .collect(Collectors.joining(", "));
        String when = report.parts().size() == 1
                ? ""
                : ", " + times.utc(part.began()) + " to " + times.utc(part.ended()) + " UTC, " + part.how();
        return inline(origin.operator() + " on " + origin.host()) + when + (versions.isEmpty() ? "" : "; " + versions);
    }

    private static String input(ResolvedInput input) {
        boolean said = input.description().contains(input.value());
        return said ? inline(input.description()) : codeCell(input.value()) + " " + inline(input.description());
    }

    private void objectives() {
        out.append("## Objectives\n\n");
        MarkdownTable table = new MarkdownTable("", "reached", "target", "");
        for (Attainment one : report.objectives()) {
            String as = one.dataAsOf() == null ? "" : ", data as of " + times.full(one.dataAsOf());
            table.row(one.objective().name(), time(one.reached()), time(one.target()), "**" + one.word() + "**" + as);
        }
        if (report.objectives().isEmpty()) {
            out.append("A dry run reaches none.\n\n");
        } else {
            out.append(table.render());
        }
        TimeSpent time = report.time();
        out.append("Of ").append(Amounts.time(time.total())).append(", ");
        if (time.since() != null) {
            Duration before = Duration.between(time.since(), time.opened());
            out.append(Amounts.time(before)).append(" had passed before the session began, ");
        }
        out.append("commands ran for ");
        out.append(Amounts.time(time.working())).append(" and questions were open for ");
        out.append(Amounts.time(time.waiting()));
        if (!time.paused().isZero()) {
            out.append("; the session stood still for ").append(Amounts.time(time.paused()));
        }
        out.append(".\n\n");
    }

    private void next() {
        if (!report.next().isEmpty()) {
            out.append("## What is left to do\n\n");
            out.append(MarkdownText.fence(String.join("\n", report.next()))).append('\n');
        }
    }

    private void steps() {
        out.append("## Steps\n\n");
        MarkdownTable table = new MarkdownTable("", "step", "status", "runs", "working", "waiting", "expected");
        for (StepReport step : report.steps()) {
            table.row(
                    step.number() == 0 ? "" : String.valueOf(step.number()),
                    inline(step.name()),
                    inline(Words.with(step.status().word(), step.detail())),
                    step.number() == 0 ? "" : String.valueOf(step.attempts()),
                    time(step.working()),
                    time(step.waiting()),
                    time(step.expected()));
        }
        out.append(table.render());
    }

    private void deviations() {
        out.append("## Deviations\n\n");
        if (report.deviations().isEmpty()) {
            out.append("None: the session went straight through its runbook.\n");
        }
        for (Deviation deviation : report.deviations()) {
            out.append("- ")
                    .append(times.utc(deviation.at()))
                    .append(" UTC, **")
                    .append(deviation.kind().word());
            out.append("**: ").append(inline(deviation.text())).append('\n');
        }
        out.append('\n');
    }

    private void kept() {
        out.append("## Kept\n\n");
        if (report.kept().isEmpty()) {
            out.append("Nothing that was replaced, as far as the session tells.\n\n");
            return;
        }
        MarkdownTable table = new MarkdownTable("what", "kind", "until");
        for (Kept kept : report.kept()) {
            table.row(codeCell(kept.name()), inline(kept.kind()), times.full(kept.until()));
        }
        out.append(table.render());
    }

    private void moments() {
        out.append("## Timeline\n\n");
        boolean local = times.local();
        MarkdownTable table =
                local ? new MarkdownTable("UTC", inline(times.zone()), "what") : new MarkdownTable("UTC", "what");
        for (Moment moment : report.moments()) {
            String what = moment.tone() == Tone.BAD ? "**" + inline(moment.text()) + "**" : inline(moment.text());
            if (local) {
                table.row(times.utc(moment.at()), times.local(moment.at()), what);
            } else {
                table.row(times.utc(moment.at()), what);
            }
        }
        out.append(table.render());
    }

    private void outputs() {
        List<StepReport> ran =
                report.steps().stream().filter(step -> !step.runs().isEmpty()).toList();
        if (!ran.isEmpty()) {
            out.append("## Output\n\n");
        }
        for (StepReport step : ran) {
            out.append("### ").append(inline(Words.capital(step.label()))).append("\n\n");
            step.runs().forEach(this::output);
        }
    }

    private void output(CommandRun run) {
        String what = run.word().name().toLowerCase(Locale.ROOT);
        out.append("- ")
                .append(times.utc(run.at()))
                .append(" UTC, ")
                .append(what)
                .append(' ')
                .append(code(run.text()));
        out.append(run.dryRun() ? " (dry run): " : ": ").append(run.result());
        out.append(run.took() == null ? "" : " after " + Amounts.time(run.took()));
        out.append(run.message().isEmpty() ? "" : "; " + inline(run.message()));
        out.append(run.next().isEmpty() ? "" : ". Next: " + inline(run.next())).append("\n\n");
        if (!run.output().isEmpty()) {
            out.append(MarkdownText.fence(run.output())).append('\n');
        }
    }

    private static String time(@Nullable Duration time) {
        return time == null ? "" : Amounts.time(time);
    }
}
