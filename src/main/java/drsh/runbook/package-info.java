/**
 * Runbooks: Markdown that a tired person can read and drsh can run. A {@link drsh.runbook.RunbookCatalog} finds a file,
 * the {@link drsh.runbook.RunbookParser} turns it into a {@link drsh.runbook.Runbook}, {@link drsh.runbook.Lint} says what
 * is wrong with it before anybody depends on it.
 *
 * <p>Lint says everything at once, and only what is true: what follows from another mistake (a fence that is not closed,
 * a front matter that is no YAML) is not reported beside it. An error that makes no step wrong, such as a broken link,
 * makes lint fail and does not keep an operator from the recovery: see {@link drsh.runbook.Rule#stopsRun}.
 *
 * <p>A file may be anything: only a regular file is opened, no more than a limit is read of it, and no piece of text may
 * be long, since Markdown takes quadratic time for some texts within a paragraph. What YAML and Markdown decode after
 * the file was found clean (escapes, numeric characters) is cleaned again, so that nothing from here fools a terminal.
 *
 * <p>Nothing here runs anything. Which commands exist and what they risk is asked through the port {@link
 * drsh.runbook.CommandCheck}. Lines and values become command lines only through {@link drsh.runbook.CommandLine}, so
 * that the value of an input stays one argument.
 *
 * <p>The parser always yields a runbook, with findings beside it, because a report of the first mistake alone makes
 * people lint ten times. It never runs with a finding that makes a step wrong.
 */
@NullMarked
package drsh.runbook;

import org.jspecify.annotations.NullMarked;
