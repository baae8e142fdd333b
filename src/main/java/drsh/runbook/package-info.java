/**
 * Runbooks: Markdown that a tired person can read and drsh can run. A {@link drsh.runbook.RunbookCatalog} finds a file,
 * the {@link drsh.runbook.RunbookParser} turns it into a {@link drsh.runbook.Runbook}, {@link drsh.runbook.Lint} says what
 * is wrong with it before anybody depends on it.
 *
 * <p>Nothing here runs anything. Which commands exist and what they risk is asked through the port {@link
 * drsh.runbook.CommandCheck}. Lines and values become command lines only through {@link drsh.runbook.CommandLine}, so
 * that the value of an input stays one argument.
 *
 * <p>The parser always yields a runbook, with findings beside it, because a report of the first mistake alone makes
 * people lint ten times. It never runs with a finding that is an error.
 */
@NullMarked
package drsh.runbook;

import org.jspecify.annotations.NullMarked;
