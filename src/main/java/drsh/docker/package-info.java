/**
 * The engine, through docker-java, and the {@code docker compose} command-line interface. The only user of docker-java.
 *
 * <p>Three things here are less obvious than they look. An exit code counts only together with "not running", because a
 * connection that breaks inside a frame looks like an orderly end. Closing a stream ends nothing inside the container,
 * so each exec reports its process id first and a cancel kills that process and waits for it. And Compose has neither an
 * API nor a maintained library, so its command-line interface is run, while its containers are found by the labels it
 * sets.
 */
@NullMarked
package drsh.docker;

import org.jspecify.annotations.NullMarked;
