/**
 * Backups that are made by themselves. systemd or cron does the scheduling; this package writes what they need ({@link
 * drsh.schedule.Schedulers}), runs what they start ({@link drsh.schedule.ScheduledRun}) and tells afterwards how that
 * went ({@link drsh.schedule.ScheduleStatus}).
 *
 * <p>What is written is a pure function of a {@link drsh.schedule.Job}, and begins with a {@link drsh.schedule.Marker}:
 * by it, and not by a name, what was installed for a folder is found again, replaced and removed. A run holds a {@link
 * drsh.schedule.RunLock} and leaves a {@link drsh.schedule.RunRecord} that is there before its first step, so that a run
 * that was killed can be told from one that never began.
 *
 * <p>{@link drsh.schedule.Leftovers} belongs here because it is what such a killed run leaves behind. The package knows
 * nothing of the shell: the commands of a run come in through {@link drsh.schedule.ScheduledRun.Commands}.
 */
@NullMarked
package drsh.schedule;

import org.jspecify.annotations.NullMarked;
