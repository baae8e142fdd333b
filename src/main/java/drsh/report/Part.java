package drsh.report;

import drsh.session.SessionOrigin;
import java.time.Instant;

/**
 * A session from its beginning or a resumption to its next pause, crash or end.
 *
 * @param origin who ran it, where and with what
 * @param began when
 * @param ended its last line
 * @param how it ended: {@code paused}, {@code broke off}, or how the session stands
 */
public record Part(SessionOrigin origin, Instant began, Instant ended, String how) {}
