/**
 * One run of a runbook: what is planned, one question per step, what was answered, run, skipped and taken back, and the
 * journal of it all. Start at {@link drsh.session.Session}.
 *
 * <p>It neither prints nor knows what a command does. Five ports connect it: {@link drsh.session.Commands} runs lines,
 * {@link drsh.session.Prompter} gets answers, {@link drsh.session.Inputs} says what a value stands for, {@link drsh.session.Aftermath} what is kept of
 * what was replaced, and a {@link drsh.session.SessionListener} is told everything. The journal is the first listener of
 * that one stream and the screen the last: what an operator saw is on disk already.
 *
 * <p>Between the two stand {@code Progress}, {@code Times} and {@code Targets}. They know only what the events tell, so
 * that a session that goes on is one whose events are read from its journal first, and no state has to be saved or can
 * disagree with the journal. {@link drsh.session.Sessions} are all journals; a lock of the operating system on a journal
 * says that its session is running, and ends with the process.
 *
 * <p>Two rules decide all doubtful cases. Nothing runs without an answer that means "run it"; no answer, an unclear one
 * from a file, or a failure with nobody there pauses the session. And an event is on disk before the act that it
 * announces, so that after a crash a step that started and did not finish is known to be unknown.
 *
 * <p>What DESIGN does not have: a key {@code c}, which counts such a step as done when its checks hold, since to run it
 * again would replace good data. A line that destroys and failed without a refusal is treated likewise: it may have been
 * interrupted behind its last act. No flag decides about either. A line that destroyed is not run again by a retry, because
 * its undo would then bring back the copy of the first run; and an undo is offered only for what this session saw done,
 * because another would take back an earlier restore. The RPO that was reached is the age of the data when the incident
 * began, not when the recovery ended. What the operator has set as objectives counts before what a runbook says, since
 * shipped runbooks know nothing of a stack. A runbook that has lost a step which was begun is refused even if its change
 * was accepted.
 */
@NullMarked
package drsh.session;

import org.jspecify.annotations.NullMarked;
