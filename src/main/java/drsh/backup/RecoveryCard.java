package drsh.backup;

import static drsh.backup.CardShell.quote;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The recovery card: {@code RECOVERY.md} beside the backups, for whoever has them and not drsh. It holds the lines that
 * restore what lies there, with the real names. It holds no secret, and nothing that changes by itself, so that it is
 * written only when there is something new.
 */
public final class RecoveryCard {

    /** Its name. */
    public static final String FILE = "RECOVERY.md";

    private RecoveryCard() {}

    /**
     * Writes the card of a place anew where it has changed. A card that cannot be written is reported and no more: what
     * was just done to the backups is done.
     */
    public static void refresh(Catalog catalog, Place place, CardStack stack, Reporter reporter) {
        Storage storage = place.storage();
        try {
            if (!storage.there()) {
                return;
            }
            byte[] card = text(catalog, place, stack).getBytes(StandardCharsets.UTF_8);
            if (!isThere(storage, card)) {
                write(storage, card);
            }
        } catch (DrshException | IOException e) {
            reporter.say("the recovery card in " + storage.where() + " could not be brought up to date: "
                    + (e instanceof DrshException known ? known.what() : e.toString()));
        }
    }

    /** The card of a place, as Markdown. */
    public static String text(Catalog catalog, Place place, CardStack stack) {
        Catalog.Contents contents = catalog.contents();
        List<Backup.Copy> copies = contents.backups().stream()
                .flatMap(backup -> backup.at(place.name()).stream())
                .toList();
        StringBuilder card = new StringBuilder("# Recover by hand\n");
        if (copies.isEmpty()) {
            card.append(
                    "\nThere is no backup in this folder that drsh knows of, so there is nothing to recover from.\n");
        } else {
            card.append("""

                    These backups are in this folder. The lines below restore them without drsh: with `docker` and
                    its Compose plugin, a shell (bash or zsh), and `gpg`, `zstd` or `gunzip` where a file needs it.
                    """);
            card.append(CardTable.of(copies)).append(first(place, stack));
            CardChoice.best(copies).forEach(copy -> card.append(section(copy, stack)));
        }
        return card.append(foreign(contents, place)).append(drsh()).toString();
    }

    private static String first(Place place, CardStack stack) {
        String application = stack.applicationService();
        List<String> lines = new ArrayList<>(List.of(
                "B=" + quote(place.storage().where()) + "   # this folder",
                "cd " + quote(stack.folder()) + "   # the folder of the Compose file",
                "F=" + quote(stack.composeFile()) + "   # the Compose file",
                "DB=" + quote(stack.databaseService()) + "   # its service with PostgreSQL",
                "DBUSER=" + quote(stack.user()) + "   # the superuser"));
        if (application != null) {
            lines.add("APP=" + quote(application) + "   # its service with the application");
        }
        return new CardSteps()
                .heading("First")
                .say(
                        "Paste this, changed where this machine differs. Then paste the blocks of **one** section in their"
                                + " order, into the same shell. Read what each answers: go on only if it ended without an error.")
                .say(
                        stack.asked()
                                ? "These are the names of the stack as they were when this card was written."
                                : "**Compose could not be asked when this card was written**: these are the usual names."
                                        + " Compare them with the Compose file.")
                .block(lines)
                .toString();
    }

    private static String section(Backup.Copy copy, CardStack stack) {
        Manifest m = copy.manifest();
        CardSteps steps = new CardSteps()
                .heading("Restore " + m.id() + ": " + what(m))
                .say("File " + CardTable.code(m.data().file()) + ", data as of " + CardTable.time(m) + ", database "
                        + CardTable.code(m.source().database()) + " of "
                        + CardTable.code(m.source().stack())
                        + (m.source().major() == 0
                                ? ""
                                : ", PostgreSQL " + m.source().major()) + ". "
                        + "For another backup of this kind put its names and its digests in the place of these.");
        if (!copy.verified() || m.notes().suspect() != null) {
            steps.say("**Careful: this backup " + (copy.verified() ? "is suspect" : "was never read to its end")
                    + ".** There is no better one of its kind.");
        }
        try {
            if (m.method() == Method.VOLUME) {
                new CardVolume(steps, stack, m).write();
            } else {
                new CardDump(steps, stack, m).write();
            }
        } catch (DrshException e) {
            // A manifest that was edited or adopted may name what no database can be called.
            return new CardSteps()
                    .heading("Restore " + m.id())
                    .say("Its manifest cannot be used: " + CardTable.oneLine(e.what()))
                    .toString();
        }
        return steps.toString();
    }

    private static String what(Manifest m) {
        String method =
                switch (m.method()) {
                    case CUSTOM -> "a dump in the custom format";
                    case PLAIN -> "a plain dump";
                    case VOLUME -> "the data volume";
                };
        String layers = String.join(
                ", ",
                m.data().layers().stream()
                        .map(layer -> CardOpening.words(layer, m.encryption().kind()))
                        .toList());
        return method + (layers.isEmpty() ? "" : ", " + layers) + (m.imported() ? ", imported" : "");
    }

    private static String foreign(Catalog.Contents contents, Place place) {
        List<String> names = place.name().equals(Place.MAIN)
                ? contents.foreign().stream()
                        .map(file -> CardTable.code(file.file()))
                        .toList()
                : List.of();
        return names.isEmpty()
                ? ""
                : "\n## Other files\n\nThese look like backups, and nobody has vouched for them: "
                        + String.join(", ", names) + ".\n";
    }

    private static String drsh() {
        return """

                ## What this card does not do

                It does not compare what was restored with what was recorded: that is a look at some counts here, while
                `drsh restore run ID` compares every table, sequence and object, swaps only what is equal, and can take it
                back (`drsh restore undo`). `drsh runbook run disaster-recovery` leads through all of the above.

                drsh writes this file anew whenever the backups in this folder change. What you write into it is lost.
                """;
    }

    private static boolean isThere(Storage storage, byte[] card) throws IOException {
        if (!storage.names().contains(FILE) || storage.size(FILE) != card.length) {
            return false;
        }
        try (InputStream there = storage.open(FILE)) {
            return java.util.Arrays.equals(there.readAllBytes(), card);
        }
    }

    private static void write(Storage storage, byte[] card) throws IOException {
        try (PendingFile file = storage.create(FILE)) {
            file.out().write(card);
            file.sync();
            file.replace();
        }
    }
}
