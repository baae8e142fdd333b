package drsh.report;

/** What only people can say. */
final class Blanks {

    /** The part of a Markdown report that is left to them. */
    static final String MARKDOWN = """
            ## Cause

            <!-- What happened, and why. -->

            ## What went well

            -

            ## What did not

            -

            ## Follow-ups

            | what | owner | due |
            | ---- | ----- | --- |
            |      |       |     |
            |      |       |     |
            """;

    private Blanks() {}
}
