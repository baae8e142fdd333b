package drsh.shell;

import drsh.command.Outcome;
import drsh.shell.screen.Entries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What help tells beside the commands: small things that hold for all of them. */
final class HelpTopics {

    /**
     * A topic.
     *
     * @param title in a line
     * @param entries what there is to tell
     */
    record Topic(String title, Entries entries) {}

    private static final Map<String, Topic> TOPICS = topics();

    private HelpTopics() {}

    /** The words that may follow {@code help}. */
    static List<String> names() {
        return List.copyOf(TOPICS.keySet());
    }

    static Optional<Topic> find(List<String> words) {
        return words.size() == 1 ? Optional.ofNullable(TOPICS.get(words.get(0))) : Optional.empty();
    }

    private static Map<String, Topic> topics() {
        Map<String, Topic> topics = new LinkedHashMap<>();
        topics.put("ids", ids());
        topics.put("exit-codes", exitCodes());
        topics.put("json", json());
        topics.put("output", output());
        return topics;
    }

    private static Topic ids() {
        return new Topic(
                "How backups, sessions and runbooks are named",
                new Entries()
                        .add("20260111-020000", "a backup, by the local time of its data; a second one ends in -2")
                        .add("20260111", "any beginning that only one backup has")
                        .add("latest", "the newest backup")
                        .add(
                                "latest-verified",
                                "the newest one that was read to its end, whose facts are known, and that is not suspect")
                        .add("@safety", "the newest one that a restore in place made of what it replaced")
                        .add("20260111-021503-disaster-recovery", "a session, by its time and its runbook")
                        .add("disaster-recovery", "a runbook, by its file without .md; 'runbook list' shows them"));
    }

    private static Topic exitCodes() {
        Entries codes = new Entries();
        Arrays.stream(Outcome.values()).forEach(outcome -> codes.add("" + outcome.code(), outcome.meaning()));
        return new Topic("What the exit codes mean", codes);
    }

    private static Topic json() {
        return new Topic(
                "What --json prints",
                new Entries()
                        .add(
                                "{\"command\": …, \"version\": …, \"data\": …}",
                                "one document on standard output, and nothing else; all talk goes to standard error")
                        .add(
                                "version",
                                "grows when a field of data goes away or changes its meaning; fields may be added without")
                        .add("times", "ISO 8601 in UTC, such as 2026-01-11T02:00:00Z")
                        .add("…Seconds", "spans of time, in seconds")
                        .add("size, bytes", "sizes, in bytes")
                        .add(
                                "a failure",
                                "prints no document, unless what was found is the result ('runbook lint',"
                                        + " 'restore check', 'backup verify', 'doctor'); the exit code tells")
                        .add("schemas/", "in the distribution has a JSON Schema for each command"));
    }

    private static Topic output() {
        return new Topic(
                "Where output goes, and how it looks",
                new Entries()
                        .add("standard output", "results; in a pipe in full width, without colors, never cut")
                        .add("standard error", "talk: questions, progress, remarks, errors")
                        .add("--color WHEN", "auto, always or never; --no-color is --color never")
                        .add("NO_COLOR, TERM=dumb", "no colors; CLICOLOR_FORCE=1 means colors in a pipe too")
                        .add(
                                "DRSH_PAGER, PAGER",
                                "show lists that are longer than the screen, else less does; --no-pager prints them"));
    }
}
