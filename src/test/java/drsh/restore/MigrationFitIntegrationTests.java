package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.backup.Backup;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.PracticeStack;
import drsh.practice.TestStack;
import drsh.restore.preflight.Accepted;
import drsh.stack.Migration;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The practice application's real image and real Prisma, on a database of its own. */
@ExtendWith(TestStack.Provided.class)
class MigrationFitIntegrationTests {

    private static final String LAST = "20260105083000_order_details";
    private static final String MORE = "20270101000000_more";
    private static final String RESOLVE =
            "docker-compose.prod.yml run --rm --no-deps app npx prisma migrate resolve --rolled-back " + LAST;

    /** What the application of an earlier or a later day would be. */
    private static final String OLDER = "rm -r prisma/migrations/" + LAST;

    private static final String NEWER = "mkdir prisma/migrations/" + MORE
            + "; echo 'CREATE TABLE more (id int)' >prisma/migrations/" + MORE + "/migration.sql";

    private TestStack test;
    private Bench bench;

    @BeforeEach
    void make(TestStack provided) throws IOException {
        test = provided;
        bench = new Bench(test, "fit");
        bench.sql("DROP TABLE original");
    }

    @AfterEach
    void remove() throws IOException {
        bench.close();
    }

    @Test
    void backupsOfEveryPointOfAMigrationMeetTheRightAnswer() throws IOException {
        migrate(OLDER);
        bench.backUp();
        check(Accepted.NOTHING);
        assertThat(bench.said).contains("1 migration will be applied by 'stack migrate': " + LAST);

        bench.sql("ALTER TABLE \"Order\" ADD COLUMN details text");
        DrshException now = fails("true");
        assertThat(now.what())
                .contains("failed: the migration '" + LAST + "' failed (")
                .contains("column \"details\" of relation \"Order\" already exists");
        assertThat(now.next()).contains(RESOLVE);
        DrshException later = fails("true");
        assertThat(later.what()).contains("P3009, the migration '" + LAST + "' failed earlier");
        assertThat(later.next()).contains(RESOLVE, "'stack migrate' again");
        bench.backUp();
        DrshException failed = refused();
        assertThat(failed.what()).contains("was made after the migration '" + LAST + "' had failed", "P3009");
        assertThat(failed.next()).contains("--accept-migrations", RESOLVE);
        check(new Accepted(true, null));
        assertThat(bench.said).anyMatch(line -> line.startsWith("after the restore, ") && line.endsWith(RESOLVE));

        // What 'migrate resolve' does. The practice image lacks the native engine that this one command needs.
        bench.sql(
                "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL",
                "ALTER TABLE \"Order\" DROP COLUMN details");
        migrate(NEWER);
        bench.backUp();
        DrshException newer = refused();
        assertThat(newer.what()).contains(" is newer than the application: ", " lacks its migration " + MORE);
        assertThat(newer.next()).contains("newer image", "--accept-migrations");
        bench.said.clear();
        check(new Accepted(true, null));
        assertThat(bench.said).hasSize(1).allMatch(line -> line.startsWith("accepted: Backup "));
        bench.said.clear();
        migrate("true");
        assertThat(bench.said)
                .contains("warning: the database is newer than the application: the image lacks its " + MORE)
                .contains("migrate: No pending migrations to apply.");

        bench.sql("UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name LIKE '%init'");
        bench.sql("UPDATE _prisma_migrations SET migration_name = '20260101000000_x' WHERE migration_name = '" + MORE
                + "'");
        bench.backUp();
        assertThat(refused().what())
                .contains("went different ways: ", " lacks its migration 20260101000000_x; ")
                .contains("was migrated by other scripts than those of ", ": migration 20250901090000_init");
        bench.said.clear();
        try (Stack other = stack("db", PracticeStack.settings(Path.of("")).migrate())) {
            new RestorePreflight(other, Accepted.NOTHING, bench)
                    .migrations(bench.latest().manifest());
        }
        assertThat(bench.said).hasSize(1).allMatch(line -> line.endsWith(" is not there, or has no prisma/migrations"));
        bench.said.clear();
        bench.edit(json -> json.putNull("facts"));
        check(Accepted.NOTHING);
        assertThat(bench.said).hasSize(1).allMatch(line -> line.contains("nobody has read the facts"));
    }

    @Test
    void aMigrationThatWaitsForPrismasLockNamesWhoHoldsIt() throws IOException {
        try (OpenSession session = new OpenSession(bench, "drsh-it-other", "SELECT pg_advisory_lock(72707369)")) {
            assertThat(session).isNotNull();
            DrshException e = fails("true");
            assertThat(e.what())
                    .contains("P1002, it waited 10 s for Prisma's lock")
                    .containsPattern("is held by process \\d+ of 'postgres' \\(drsh-it-other\\) since 20.* UTC");
            assertThat(e.next()).containsPattern("-c 'SELECT pg_terminate_backend\\(\\d+\\)'$");
        }
    }

    /** Runs the application's own command on the bench's database, its code changed by a script before. */
    private void migrate(String change) {
        try (Stack stack = migrating(change)) {
            new Migration(stack, bench).run();
        }
    }

    private DrshException fails(String change) {
        DrshException e = catchThrowableOfType(DrshException.class, () -> migrate(change));
        assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
        return e;
    }

    private Stack migrating(String change) {
        String script = change + "; DATABASE_URL=${DATABASE_URL%/*}/" + bench.name + " exec npx prisma migrate deploy";
        return stack("app", List.of("sh", "-c", script));
    }

    private Stack stack(String application, List<String> migrate) {
        StackSettings usual = PracticeStack.settings(test.practice().path());
        return new Stack(new StackSettings(
                usual.folder(),
                null,
                null,
                null,
                application,
                bench.name.value(),
                null,
                migrate,
                null,
                usual.healthTimeout()));
    }

    private DrshException refused() {
        DrshException e = catchThrowableOfType(DrshException.class, () -> check(Accepted.NOTHING));
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        return e;
    }

    private void check(Accepted accepted) {
        Backup backup = bench.latest();
        new RestorePreflight(bench.stack, accepted, bench).migrations(backup.manifest());
    }
}
