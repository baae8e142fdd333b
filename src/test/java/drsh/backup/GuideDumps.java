package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Keys;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.Gpg;
import drsh.openpgp.Passphrase;
import drsh.openpgp.SecretKeys;
import drsh.restore.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Makes dumps as the guide does, with its own commands. */
final class GuideDumps {

    private final Bench bench;
    private final Path scratch;
    private final Gpg gpg;

    /** Keeps files of its own in that folder. */
    GuideDumps(Bench bench, Path scratch, Gpg gpg) {
        this.bench = bench;
        this.scratch = scratch;
        this.gpg = gpg;
    }

    /** Something of every kind that the guide's dumps hold. */
    static void fill(Bench bench) {
        bench.sql(
                "CREATE TABLE \"User\" (id serial PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO \"User\" (name) SELECT md5(n::text) FROM generate_series(1, 2000) n",
                "CREATE SCHEMA \"B side\"",
                "CREATE TABLE \"B side\".\"Entry\" AS SELECT id, 'a\\b' || E'\\t\\n' || name AS t FROM \"User\"",
                "CREATE VIEW latest AS SELECT max(id) FROM \"User\"",
                "CREATE MATERIALIZED VIEW kept AS SELECT count(*) FROM \"User\"",
                "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "SELECT lo_from_bytea(0, 'large')");
    }

    /** The passphrase and the secret key that the dumps are encrypted to. */
    static Keys keys(Path folder) {
        return new Keys(new DecryptionKeys(
                () -> Optional.of(Passphrase.of(Gpg.PASSPHRASE.toCharArray())),
                SecretKeys.read(List.of(folder.resolve("ops.secret")))));
    }

    /**
     * Makes one.
     *
     * @param steps such as {@code sql.gz.gpg}, whatever the file's name says; {@code copied} dumps inside the container
     */
    Path make(Path target, String steps) throws Exception {
        Path file = scratch.resolve("backup");
        for (String step : steps.split("\\.", -1)) {
            switch (step) {
                case "dump" -> run(file, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", bench.name.value());
                case "sql" -> run(file, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fp", bench.name.value());
                case "copied" -> copied(file);
                case "gz" -> gzip(file);
                case "symmetric" -> Files.write(file, gpg.run(file, "--symmetric", "--cipher-algo", "AES256"));
                case "recipient" -> Files.write(file, gpg.run(file, "--encrypt", "-r", "ops"));
                default -> throw new IllegalArgumentException(step);
            }
        }
        return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private void copied(Path file) throws Exception {
        String inside = "/tmp/" + file.getFileName() + ".dump";
        Path log = scratch.resolve("log");
        run(log, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", "-f", inside, bench.name.value());
        run(log, "cp", "db:" + inside, file.toString());
        run(log, "exec", "-T", "db", "rm", inside);
    }

    private void run(Path output, String... words) throws IOException, InterruptedException {
        assertThat(bench.guide(output, words)).as("%s", List.of(words)).isZero();
    }

    private static void gzip(Path file) throws Exception {
        assertThat(new ProcessBuilder("gzip", file.toString()).start().waitFor())
                .isZero();
        Files.move(file.resolveSibling(file.getFileName() + ".gz"), file);
    }
}
