/**
 * The report of a session, for those who look at it a week later: Markdown, and one HTML page with a picture of where the
 * time went. Start at {@link drsh.report.Report}.
 *
 * <p>A report is made from the journal alone, with neither clock nor engine: it says the same whenever and wherever it is
 * made. What the journal does not tell, the report does not guess: a session without an end broke off, and a step that
 * started and did not finish is unknown.
 *
 * <p>{@link drsh.report.Report} holds all that is said, in words; the two forms only lay it out. Tools, operators and
 * runbooks write what they like, so every text goes through {@code MarkdownText} or {@code Markup} on its way out, and
 * nothing else puts text into a form. The page needs no network and runs no script, and says so in its own policy: it can be
 * mailed, kept for years and opened on a machine that is cut off.
 */
@NullMarked
package drsh.report;

import org.jspecify.annotations.NullMarked;
