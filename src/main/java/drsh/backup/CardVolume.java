package drsh.backup;

import static drsh.backup.CardShell.COMPOSE;
import static drsh.backup.CardShell.quote;

import java.util.List;

/**
 * How an archive of the data volume is restored by hand. Docker cannot rename a volume, and Compose refuses one without
 * its labels: the old one is kept as a copy, and the named one is made anew and filled.
 */
final class CardVolume {

    private static final String RUN = "docker run --rm --network none --user 0:0 ";

    private final CardSteps steps;
    private final CardStack stack;
    private final Manifest manifest;

    CardVolume(CardSteps steps, CardStack stack, Manifest manifest) {
        this.steps = steps;
        this.stack = stack;
        this.manifest = manifest;
    }

    void write() {
        CardOpening opening = new CardOpening(steps, manifest);
        opening.write();
        names();
        steps.step("Stop everything")
                .say("Never `down -v`: that deletes the data.")
                .block(COMPOSE + " down");
        keep();
        fill();
        start();
        new CardLook(steps, manifest).write(stack.databaseOf(manifest.source()));
        CardEnd end = new CardEnd(steps, stack);
        end.cleanUp(opening.layered(), List.of());
        end.startAll();
    }

    private void names() {
        steps.step("Name the volume, look into the archive")
                .say("The archive holds the volume as a folder `data`" + major()
                        + " If it has no `data/PG_VERSION`, look at"
                        + " all of its names (`tar -tf`) before you go on: images from PostgreSQL 18 on, and those whose"
                        + " `PGDATA` is set, have it one or two folders deeper. That is fine; a first folder other than"
                        + " `data` is not.")
                .block(
                        "VOLUME=" + quote(stack.volumeOf(manifest.source())),
                        "KEY=" + quote(stack.volumeKey()) + "   # the volume's name in the Compose file",
                        "KEPT=\"${VOLUME}_before_$(date -u +%Y%m%d_%H%M%S)\"",
                        "IMAGE=$(" + COMPOSE + " config --images \"$DB\")",
                        RUN + "-i --entrypoint tar \"$IMAGE\" -xOf - data/PG_VERSION <\"$DATA\"");
    }

    private String major() {
        int major = manifest.source().major();
        return major == 0 ? "." : ", and the answer has to be `" + major + "`.";
    }

    private void keep() {
        steps.step("Keep the old volume under another name")
                .say("Where there is none, as on a new machine, this says so and does nothing. It copies the volume and"
                        + " compares; go on only if it says `kept`.")
                .block(
                        "if docker volume inspect \"$VOLUME\" >/dev/null 2>&1; then",
                        "  docker volume create \"$KEPT\" &&",
                        "    " + RUN + "-v \"$VOLUME:/from:ro\" -v \"$KEPT:/to\" --entrypoint sh \"$IMAGE\" \\",
                        "      -c 'cp -a /from/. /to/ && diff -r /from /to' && echo \"kept as $KEPT\"",
                        "else",
                        "  echo 'there is no old volume'",
                        "fi");
    }

    private void fill() {
        steps.step("A new volume, filled from the archive")
                .say(
                        "With the labels that Compose looks for. **The old volume goes here**: only if it was kept. The last"
                                + " line shows what lies in the new one: `PG_VERSION` has to be among it, or in a folder of it.")
                .block(
                        "if docker volume inspect \"$VOLUME\" >/dev/null 2>&1; then",
                        "  docker volume inspect \"$KEPT\" >/dev/null && docker volume rm \"$VOLUME\"",
                        "fi",
                        "docker volume create --label com.docker.compose.project=\"$COMPOSE_PROJECT_NAME\" \\",
                        "  --label com.docker.compose.volume=\"$KEY\" \"$VOLUME\"",
                        "docker create --name \"$VOLUME-fill\" --network none -v \"$VOLUME:/data\" --entrypoint true"
                                + " \"$IMAGE\"",
                        "docker cp - \"$VOLUME-fill:/\" <\"$DATA\"",
                        "docker rm -v \"$VOLUME-fill\"",
                        RUN + "-v \"$VOLUME:/data:ro\" --entrypoint ls \"$IMAGE\" -la /data");
    }

    private void start() {
        steps.step("Start the database alone")
                .say("The roles and their passwords are those of the archive. To take it back: `down`, and fill a new"
                        + " volume with `cp -a` from the one that was kept, as above. Drop what was kept once all is"
                        + " well (`docker volume rm`).")
                .block(COMPOSE + " up -d --no-deps \"$DB\"", CardEnd.UNTIL_READY);
    }
}
