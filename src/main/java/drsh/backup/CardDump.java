package drsh.backup;

import static drsh.backup.CardShell.COMPOSE;
import static drsh.backup.CardShell.NO_INPUT;
import static drsh.backup.CardShell.connection;
import static drsh.backup.CardShell.fed;
import static drsh.backup.CardShell.inDatabase;
import static drsh.backup.CardShell.psql;
import static drsh.backup.CardShell.quote;

import drsh.postgres.DatabaseName;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.PropertiesSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a dump, in the custom format or as a script, is restored by hand: beside the live database, and then swapped in.
 */
final class CardDump {

    private static final DatabaseName POSTGRES = new DatabaseName("postgres");
    private static final DatabaseName TEMPLATE = new DatabaseName("template1");
    private static final String COPY = "/tmp/recovery.data";

    private final CardSteps steps;
    private final CardStack stack;
    private final Manifest manifest;
    private final DatabaseName live;
    private final DatabaseName scratch;
    private final DatabaseName elsewhere;

    CardDump(CardSteps steps, CardStack stack, Manifest manifest) {
        this.steps = steps;
        this.stack = stack;
        this.manifest = manifest;
        this.live = stack.databaseOf(manifest.source());
        this.scratch = live.beside("restored", manifest.time().toInstant());
        this.elsewhere = live.equals(POSTGRES) ? TEMPLATE : POSTGRES;
    }

    void write() {
        CardOpening opening = new CardOpening(steps, manifest);
        opening.write();
        if (manifest.method() == Method.PLAIN) {
            trailer();
        }
        startDatabase();
        roles();
        create();
        load();
        belongings();
        new CardLook(steps, manifest).write(scratch);
        swap();
        CardEnd end = new CardEnd(steps, stack);
        end.cleanUp(opening.layered(), List.of(inDatabase("rm -f " + COPY) + NO_INPUT));
        end.startAll();
    }

    /** psql runs a script that was cut off without a complaint: only its last words tell. */
    private void trailer() {
        steps.step("See that the script is whole")
                .say("`psql` takes a script that was cut off for a short one, and says nothing.")
                .block(
                        "case \"$(tail -c 400 \"$DATA\")\" in",
                        "  *'-- PostgreSQL database dump complete'*) echo 'the script is whole' ;;",
                        "  *) echo 'IT WAS CUT OFF: stop here, take another backup' >&2; false ;;",
                        "esac");
    }

    private void startDatabase() {
        steps.step("Stop everything, start the database alone")
                .say("Never `down -v`: that deletes the data.")
                .block(COMPOSE + " down", COMPOSE + " up -d --no-deps \"$DB\"", CardEnd.UNTIL_READY);
    }

    private void roles() {
        steps.step("Roles");
        if (manifest.globals() == null) {
            steps.say(
                    "This backup was made by something else and has no roles. Where 'Restore' says that a role"
                            + " does not exist, make it (`CREATE ROLE …`), or paste the step 'Roles' of a section whose backup has them; then begin again with the step after this one.");
            return;
        }
        String user = stack.user();
        List<String> lines = new ArrayList<>(List.of("while IFS= read -r line; do", "  case $line in"));
        lines.add("    " + quote("CREATE ROLE " + user + ";") + " | " + quote("ALTER ROLE " + user + " ") + "*) ;;");
        String quoted = "\"" + user.replace("\"", "\"\"") + "\"";
        lines.add(
                "    " + quote("CREATE ROLE " + quoted + ";") + " | " + quote("ALTER ROLE " + quoted + " ") + "*) ;;");
        lines.addAll(List.of("    *) printf '%s\\n' \"$line\" ;;", "  esac"));
        lines.add("done <\"$ROLES\" | " + inDatabase("psql -X -w -q -U \"$DBUSER\" -d " + connection(elsewhere)));
        steps.say("On a server that still has its roles leave this step out: it would give them the passwords that they"
                        + " had at the time of the backup. \"already exists\" is fine. The superuser stays as it is.")
                .block(lines);
    }

    private void create() {
        DatabaseProperties properties = manifest.properties();
        steps.step("A database beside the live one");
        if (properties == null) {
            steps.say("Owner, encoding and locale of the original are not known: it gets those of the server.");
        }
        steps.say("If it exists already, from an attempt that failed, `DROP DATABASE` it first.")
                .block(fed(psql(elsewhere, ""), List.of(statement(create(properties)))));
    }

    private String create(@Nullable DatabaseProperties properties) {
        return properties == null
                ? "CREATE DATABASE " + scratch.identifier() + " TEMPLATE template0"
                : PropertiesSql.create(scratch, properties);
    }

    private void load() {
        boolean plain = manifest.method() == Method.PLAIN;
        String load = plain
                ? psql(scratch, "-q -1 -o /dev/null -f " + COPY)
                : inDatabase("pg_restore -e -w -j 2 -U \"$DBUSER\" -d " + connection(scratch) + " " + COPY);
        steps.step("Restore")
                .say("Into the container, compared there, then into the new database. It stops at the first error; the"
                        + " live database is not touched.")
                .block(
                        inDatabase("sh -c 'umask 077 && cat >" + COPY + "'") + " <\"$DATA\"",
                        "echo " + quote(CardShell.digest(manifest.data().contentSha256(), COPY)) + " | "
                                + inDatabase("sha256sum -c"),
                        load + NO_INPUT);
    }

    private void belongings() {
        DatabaseProperties properties = manifest.properties();
        List<String> statements = properties == null ? List.of() : PropertiesSql.apply(scratch, properties);
        List<String> lines = new ArrayList<>();
        statements.forEach(statement -> lines.add(statement(statement)));
        steps.step("Settings, grants and statistics");
        if (properties == null) {
            steps.say("`ALTER DATABASE … SET` and grants on the database are not in a dump: repeat yours.");
        }
        if (!lines.isEmpty()) {
            steps.block(fed(psql(elsewhere, ""), lines));
        }
        steps.block(psql(scratch, "-c ANALYZE") + NO_INPUT);
    }

    /** Both renames in one transaction: there is no moment without a database of that name. */
    private void swap() {
        steps.step("Swap")
                .say(
                        "Only if the counts were right. The old database is kept under another name. If a session holds one"
                                + " of the two (\"being accessed by other users\"), nothing was renamed: end it and paste this"
                                + " again.")
                .block(fedSwap())
                .say("To take it back, rename both the other way. Drop what was kept once all is well.");
    }

    private List<String> fedSwap() {
        List<String> lines = new ArrayList<>();
        lines.add("KEPT=" + quote(live.stem("before")) + "$(date -u +%Y%m%d_%H%M%S)");
        lines.addAll(fed(
                psql(elsewhere, "-v kept=\"$KEPT\" -1 -f -"),
                List.of(
                        "SELECT format('ALTER DATABASE %I RENAME TO %I', datname, :'kept') FROM pg_database WHERE"
                                + " datname = " + live.literal() + " \\gexec",
                        "ALTER DATABASE " + scratch.identifier() + " RENAME TO " + live.identifier() + ";")));
        lines.add("echo \"what was live is kept as $KEPT\"");
        return lines;
    }

    static String statement(String sql) {
        return sql + ";";
    }
}
