package drsh.restore;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A connection of somebody else to the database of a bench, which stays open until it is closed. */
final class OpenSession implements AutoCloseable {

    private final Process client;
    private final Writer input;

    /**
     * Connects and runs a statement.
     *
     * @param name what it calls itself; the bench's server shows it before this returns
     */
    OpenSession(Bench bench, String name, String statement) {
        try {
            client = new ProcessBuilder(List.of(
                            "docker",
                            "exec",
                            "-i",
                            "-e",
                            "PGAPPNAME=" + name,
                            bench.server.containerId(),
                            "psql",
                            "-X",
                            "-U",
                            "postgres",
                            "-d",
                            bench.name.connection()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            input = client.outputWriter(StandardCharsets.UTF_8);
            input.write(statement + ";\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bench.sqlAsMaintenance("SELECT count(*) FROM pg_stat_activity WHERE application_name = '"
                                + name + "' AND state LIKE 'idle%' AND query LIKE '" + statement.substring(0, 5) + "%'")
                        .equals("1"));
    }

    @Override
    public void close() throws IOException {
        input.close();
        try {
            client.waitFor();
        } catch (InterruptedException e) {
            client.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
