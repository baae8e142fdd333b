package drsh.postgres;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ExecResult;
import drsh.docker.RunningExec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection that stays open: psql in the container, fed through its standard input. When drsh dies its input ends,
 * psql ends, and so does the transaction: nothing is left that holds a snapshot or a lock.
 */
final class PsqlSession implements AutoCloseable {

    private static final long POLL_MILLIS = 50;
    private static final long FAREWELL_MILLIS = 2000;

    private final Output output = new Output();
    private final PipedOutputStream input = new PipedOutputStream();
    private final RunningExec exec;
    private final DatabaseName database;
    private int statements;

    PsqlSession(PostgresServer server, DatabaseName database) {
        this.database = database;
        List<String> command = new ArrayList<>(server.psqlCommand(database));
        command.addAll(List.of("-f", "-"));
        try {
            exec = server.engine()
                    .start(server.containerId(), server.tool(command), output, new PipedInputStream(input));
        } catch (IOException e) {
            throw new IllegalStateException("a new pipe is not connected", e);
        }
    }

    /**
     * A connection in one snapshot, by a transaction that can change nothing.
     *
     * @param lockWait how long to wait for a table that somebody else has locked
     */
    static PsqlSession reading(PostgresServer server, DatabaseName database, Duration lockWait) {
        // It says more than a session that ends why there can be no connection.
        server.execute(database, "SELECT 1");
        PsqlSession session = new PsqlSession(server, database);
        try {
            session.run("SET lock_timeout = " + lockWait.toMillis());
            session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Runs SQL and returns what it prints, unaligned. */
    String run(String sql) {
        if (exec.ended()) {
            throw failed();
        }
        String marker = "drsh:" + ++statements;
        try {
            input.write((sql + "\n;\nSELECT '" + marker + "';\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw failed();
        }
        return answer(marker + "\n");
    }

    /** The rows of a query as a JSON array of objects. */
    JsonNode rows(String query) {
        return JsonMapper.shared()
                .readTree(run("SELECT coalesce(json_agg(drsh_rows), '[]') FROM (" + query + ") drsh_rows"));
    }

    private String answer(String marker) {
        try {
            while (true) {
                boolean ended = exec.ended();
                String text = output.takeUpTo(marker, POLL_MILLIS);
                if (text != null) {
                    return text;
                }
                if (ended) {
                    throw failed();
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private DrshException interrupted(Exception e) {
        exec.cancel();
        return new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
    }

    private DrshException failed() {
        String said = new ExecResult(1, "", exec.complaints()).complaint();
        if (said.contains("lock timeout")) {
            return DrshException.failed(
                    "A table of '" + database + "' is locked by another session: " + said,
                    "end that session (pg_locks and pg_stat_activity show it), then run it again");
        }
        return DrshException.failed("The connection to '" + database + "' ended: " + said, "look at 'stack logs'");
    }

    @Override
    public void close() {
        try {
            // What is written after the connection's end makes docker-java print a stack trace.
            if (!exec.ended()) {
                input.write("\\q\n".getBytes(StandardCharsets.UTF_8));
                input.flush();
                exec.awaitEnd(FAREWELL_MILLIS);
            }
            input.close();
        } catch (IOException e) {
            // Ended already.
        }
        exec.cancel();
    }

    private static final class Output extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            bytes.write(one);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
            notifyAll();
        }

        synchronized @Nullable String takeUpTo(String marker, long millis) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            String text = bytes.toString(StandardCharsets.UTF_8);
            while (!text.endsWith(marker)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return null;
                }
                wait(left);
                text = bytes.toString(StandardCharsets.UTF_8);
            }
            bytes.reset();
            return text.substring(0, text.length() - marker.length());
        }
    }
}
