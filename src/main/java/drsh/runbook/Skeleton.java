package drsh.runbook;

import drsh.command.DrshException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A new runbook: whole enough to be linted and run, with a word on each part for whoever fills it in. */
public final class Skeleton {

    private static final int LONGEST_TITLE = 100;

    /** What somebody has to write in their own words; lint knows it again. Each stands on one line of the template. */
    static final List<String> ASKED_FOR = List.of(
            "Say in one line what has happened when this is the runbook to take",
            "Say here what has happened, who should know",
            "What must be true before anything is changed. The preflight has checks only",
            "What the step does, and why. Each section is one step",
            "say what usually is the cause, and what to do then");

    /** The title stands here twice: in YAML, then in Markdown. */
    private static final String TEMPLATE = """
            ---
            # What drsh reads before the text. Lines that start with # are for you; take them out when you are done.
            title: '%s'
            when: Say in one line what has happened when this is the runbook to take
            # How long it may take (rto), and how old the data may be that comes back (rpo): the report compares with them.
            rto: 30m
            # What is asked for before the first step, used below as an input in double braces.
            # Types: backup, database, service, storage, file, duration, number, choice (with values: [a, b]), text.
            # Without a default the input must be given, with --set backup=ID.
            inputs:
              backup: {type: backup, default: latest-verified, help: The backup to go back to}
            ---
            # %s

            Say here what has happened, who should know, and when to take another runbook instead. Think of somebody who
            reads this for the first time at three in the morning.

            <!--
            Four kinds of fences are read, by the word behind the back-quotes: run does something, check proves something
            and only reads, undo takes the step back, manual is done by hand. Their lines are drsh commands, one command
            each, as at the prompt; `help` lists them. All other fences are documentation and never run.
            Look over it with `runbook lint`, go through it with `runbook run NAME --dry-run`.
            -->

            ## Preflight

            What must be true before anything is changed. The preflight has checks only; if one fails, nothing was done.

            ```check
            backup verify {{backup}}
            stack status
            ```

            ## 1. Stop the application

            What the step does, and why. Each section is one step, and each step waits for an answer.

            *If it fails:* say what usually is the cause, and what to do then.

            ```run timeout=10m
            stack down
            ```

            ```undo timeout=10m
            stack up
            ```

            ## 2. Restore the database

            > [!CAUTION]
            > Replaces the database with the backup. What was written after the backup was taken is no longer in it.

            A step that replaces or deletes data needs a caution, which is shown with the question, and an undo.

            ```run timeout=2h
            restore run {{backup}}
            ```

            ```undo timeout=30m
            restore undo
            ```

            ## 3. Tell the people who wait

            What drsh cannot do stands in a manual fence: it is shown, and the step is done when somebody says so.

            ```manual
            Tell the team that the data of {{backup}} is back, and what was written since then is not
            ```

            ## 4. Start the application

            ```run timeout=10m
            stack up
            ```

            ```undo timeout=10m
            stack down
            ```

            ## 5. Health check

            The last step asks for the health of the stack: only then is it over.

            ```check timeout=10m
            stack health
            ```
            """;

    private Skeleton() {}

    /**
     * The text of a new runbook, without a finding but those that say what is to be filled in.
     *
     * @param file where it will be; only its name is used
     * @throws DrshException (USAGE) if the title cannot be one
     */
    public static String text(Path file, String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE || !title.equals(title.strip())) {
            throw refused(title, "is empty, has blanks around it, or is longer than " + LONGEST_TITLE + " characters");
        }
        if (title.chars().anyMatch(Character::isISOControl)
                || !PlainText.visible(title).equals(title)) {
            throw refused(title, "holds control characters");
        }
        String text = TEMPLATE.formatted(title.replace("'", "''"), title.replaceAll("([\\p{Punct}])", "\\\\$1"));
        ParsedRunbook parsed = RunbookParser.parse(file, text.getBytes(StandardCharsets.UTF_8));
        parsed.findings().stream()
                .filter(finding -> finding.rule() != Rule.UNFILLED)
                .findFirst()
                .ifPresent(finding -> {
                    throw refused(title, finding.message());
                });
        return text;
    }

    private static DrshException refused(String title, String problem) {
        return DrshException.usage(
                "the title " + PlainText.visible(title) + " cannot be used: " + problem,
                "give a few words with --title");
    }
}
