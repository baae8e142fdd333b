/**
 * Retention: which backups are kept and which expire, and why. Start at {@link drsh.retention.RetentionPolicy#plan}.
 *
 * <p>DESIGN puts the policy into {@code backup}. It stands above it instead: it is a pure function of what a catalog
 * says of its backups, it neither makes, reads nor deletes one, and nothing that does needs to know how many are kept.
 *
 * <p>No clock has a say here. A period counts when it has a backup, so neither a gap, a run of failing backups nor a
 * wrong date on the host shortens what is kept. In every doubtful case a backup is kept: what expired cannot be had
 * back.
 */
@NullMarked
package drsh.retention;

import org.jspecify.annotations.NullMarked;
