package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.backup.Backup;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.practice.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dumps that the guide's own commands made, of a database with things that the server no longer has. */
@ExtendWith(TestStack.Provided.class)
class ServerLacksIntegrationTests {

    private static final String ROLES = "\"drsh it Owner\", drsh_it_grantee";
    private static final String EXTENSION = "$(echo /usr/share/postgresql/*/extension)/drsh_it";

    private Bench bench;

    @BeforeEach
    void make(TestStack test) throws IOException {
        bench = new Bench(test, "lacking");
        bench.sqlAsMaintenance("CREATE ROLE \"drsh it Owner\"", "CREATE ROLE drsh_it_grantee");
        putExtension();
        bench.sql(
                "CREATE EXTENSION drsh_it",
                "ALTER TABLE original OWNER TO \"drsh it Owner\"",
                "GRANT SELECT ON original TO drsh_it_grantee");
    }

    @AfterEach
    void remove() throws IOException {
        removeExtension();
        bench.beside().forEach(other -> bench.server.drop(new DatabaseName(other)));
        bench.server.drop(bench.name);
        bench.sqlAsMaintenance("DROP ROLE IF EXISTS " + ROLES);
        bench.close();
    }

    @Test
    void extensionsAndRolesOfAnImportedDumpAreNamedWithWhatMakesThem() throws Exception {
        bench.backUp();
        Backup ours = bench.latest();
        Backup plain = imported("plain.sql", "-Fp");
        Backup custom = imported("custom.dump", "-Fc");
        bench.sql("DROP TABLE original", "DROP EXTENSION drsh_it");
        bench.sqlAsMaintenance("DROP ROLE " + ROLES);
        removeExtension();

        for (Backup each : new Backup[] {plain, custom}) {
            assertThat(refused(each).what())
                    .isEqualTo("The server cannot load the extensions that backup " + each.id() + " needs: drsh_it");
        }
        putExtension();
        assertThat(refused(plain).what()).contains("what is in backup " + plain.id() + ": drsh it Owner; a dump does");
        DrshException e = refused(custom);
        assertThat(e.what()).contains("what is in backup " + custom.id() + ": drsh it Owner, drsh_it_grantee; a dump");
        assertThat(e.next()).endsWith("-c 'CREATE ROLE \"drsh it Owner\"; CREATE ROLE \"drsh_it_grantee\"'");
        check(ours);

        bench.sqlAsMaintenance(e.next().replaceAll(".* -c '(.*)'", "$1"));
        check(plain);
        check(custom);
        bench.restore().run(custom);
        assertThat(bench.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'original'"))
                .isEqualTo("drsh it Owner");
    }

    private Backup imported(String file, String format) throws Exception {
        assertThat(bench.guide(
                        bench.backups().resolve(file),
                        "exec",
                        "-T",
                        "db",
                        "pg_dump",
                        format,
                        "-U",
                        "postgres",
                        "-d",
                        bench.name.value()))
                .isZero();
        assertThat(Files.size(bench.backups().resolve(file))).isPositive();
        return bench.catalog().find(bench.adopt(file).id().value());
    }

    private void putExtension() {
        inContainer("echo \"default_version = '1'\" >" + EXTENSION + ".control && : >" + EXTENSION + "--1.sql");
    }

    private void removeExtension() {
        inContainer("rm -f " + EXTENSION + ".control " + EXTENSION + "--1.sql");
    }

    private void inContainer(String script) {
        assertThat(bench.inContainer(script).exitCode()).isZero();
    }

    private DrshException refused(Backup backup) {
        DrshException e = catchThrowableOfType(DrshException.class, () -> check(backup));
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        return e;
    }

    private void check(Backup backup) {
        new RestorePreflight(bench.stack, drsh.restore.preflight.Accepted.NOTHING, bench)
                .content(
                        bench.server,
                        backup.manifest(),
                        bench.verifier().files(backup.copies().get(0)));
    }
}
