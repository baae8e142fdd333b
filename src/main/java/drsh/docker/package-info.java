/**
 * The engine, through docker-java, and the {@code docker compose} command-line interface. The only user of docker-java.
 *
 * <p>Three things here are less obvious than they look. An exit code counts only together with "not running", because a
 * connection that breaks inside a frame looks like an orderly end. Closing a stream ends nothing inside the container,
 * so each exec reports its process id first and a cancel kills that process and waits for it. And Compose has neither an
 * API nor a maintained library, so its command-line interface is run, while its containers are found by the labels it
 * sets.
 *
 * <p>Two requests go over a connection of their own, because docker-java makes them badly: a program that is fed, whose
 * input would never end and come in pieces of 1 KiB, and an archive, which would be compressed for nothing. A program
 * that is fed runs alone and not behind {@code head -c}: PostgreSQL is process 1 of its container, and takes an orphan
 * of a pipe that dies of a signal for a server process that crashed, so a cancel would restart the live database.
 */
@NullMarked
package drsh.docker;

import org.jspecify.annotations.NullMarked;
