/**
 * One run of a runbook: what is planned, one question per step, what was answered, run, skipped and taken back, and the
 * journal of it all. Start at {@link drsh.session.Session}.
 *
 * <p>It neither prints nor knows what a command does. Four ports connect it: {@link drsh.session.Commands} runs lines,
 * {@link drsh.session.Prompter} gets answers, {@link drsh.session.Inputs} says what a value stands for, and a {@link
 * drsh.session.SessionListener} is told everything. The journal is the first listener of that one stream and the screen
 * the second: what an operator saw is on disk already.
 *
 * <p>Two rules decide all doubtful cases. Nothing runs without an answer that means "run it"; no answer, an unclear one
 * from a file, or a failure with nobody there pauses the session. And an event is on disk before the act that it
 * announces, so that after a crash a step that started and did not finish is known to be unknown.
 */
@NullMarked
package drsh.session;

import org.jspecify.annotations.NullMarked;
