package drsh.report;

import drsh.command.Amounts;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import java.time.Duration;
import java.util.Locale;

/** The steps in a page, each with what was run of it and what that printed. */
final class StepList {

    private StepList() {}

    static void write(Markup out, Report report) {
        if (!report.next().isEmpty()) {
            out.open("section", "class", "todo").element("h2", "What is left to do");
            out.element("pre", String.join("\n", report.next())).closeLine();
        }
        out.open("section").element("h2", "Steps").open("ol", "class", "steps").own("\n");
        report.steps().forEach(step -> step(out, step, report.times()));
        out.close().closeLine();
    }

    private static void step(Markup out, StepReport step, Times times) {
        out.open("li", "class", step.status().tone().style());
        Mark.icon(out, step.status());
        out.open("div", "class", "step");
        out.open("h3").text((step.number() == 0 ? "" : step.number() + ". ") + step.name() + " ");
        out.element(
                "span",
                step.status().word(),
                "class",
                "pill " + step.status().tone().style());
        if (step.risk() == Risk.DESTROY) {
            out.text(" ").element("span", "destroys data", "class", "pill risk");
        }
        out.close();
        String numbers = numbers(step);
        if (!numbers.isEmpty()) {
            out.element("p", numbers, "class", "note");
        }
        if (!step.detail().isEmpty()) {
            out.element("p", Words.sentence(step.detail()));
        }
        if (!step.next().isEmpty()) {
            out.element("p", "Next: " + Words.sentence(step.next()), "class", "note");
        }
        step.runs().forEach(run -> run(out, run, times));
        out.close().closeLine();
    }

    private static String numbers(StepReport step) {
        StringBuilder text = new StringBuilder();
        if (step.attempts() > 1) {
            text.append(step.attempts()).append(" attempts · ");
        }
        if (!step.working().isZero()) {
            text.append("working ").append(Amounts.time(step.working()));
            Duration expected = step.expected();
            text.append(expected == null ? "" : " (expected " + Amounts.time(expected) + ")")
                    .append(" · ");
        }
        if (!step.waiting().isZero()) {
            text.append("waiting ").append(Amounts.time(step.waiting())).append(" · ");
        }
        return text.isEmpty() ? "" : text.substring(0, text.length() - 3);
    }

    private static void run(Markup out, CommandRun run, Times times) {
        boolean plain = run.output().isEmpty() && run.message().isEmpty();
        if (plain) {
            out.open("div", "class", "run");
            line(out, run, times);
            out.closeLine();
            return;
        }
        if (run.tone() == Tone.BAD) {
            out.open("details", "class", "run", "open", "open");
        } else {
            out.open("details", "class", "run");
        }
        out.open("summary");
        line(out, run, times);
        out.close();
        if (!run.message().isEmpty()) {
            String next = run.next().isEmpty() ? "" : " Next: " + Words.sentence(run.next());
            out.element("p", Words.sentence(run.message()) + next);
        }
        if (!run.output().isEmpty()) {
            out.element("pre", run.output());
        }
        out.closeLine();
    }

    private static void line(Markup out, CommandRun run, Times times) {
        out.element("span", times.utc(run.at()), "class", "at").text(" ");
        String word =
                run.word() == FenceWord.MANUAL ? "by hand" : run.word().name().toLowerCase(Locale.ROOT);
        out.element("span", word, "class", "word").text(" ");
        out.element("code", run.text()).text(" ");
        String took = run.took() == null ? "" : " " + Amounts.time(run.took());
        out.element("span", run.result() + took, "class", "result " + run.tone().style());
    }
}
