package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.stack.Stack;
import drsh.volume.DatabaseService;
import drsh.volume.VolumeCopy;
import drsh.volume.VolumeFiles;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The volumes that were replaced as a whole. They carry no label of Compose, so that {@code docker compose down -v}
 * leaves them. An empty volume beside one says that its copy is not complete: labels cannot be changed afterwards.
 */
public final class KeptVolumes {

    private static final String PROJECT = "drsh.kept";
    private static final String KIND = "drsh.kept.kind";
    private static final String OF = "drsh.kept.of";
    private static final String SINCE = "drsh.kept.since";
    private static final String CAUSE = "drsh.kept.cause";
    private static final String INCOMPLETE = "drsh.kept.incomplete";
    private static final String INCOMPLETE_ENDING = ".incomplete";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final Stack stack;
    private final Volumes volumes;

    /** Those of that stack. */
    public KeptVolumes(Stack stack) {
        this.stack = stack;
        this.volumes = stack.engine().volumes();
    }

    /** All that are complete, newest first. */
    public List<KeptVolume> all() {
        return volumes.labelled(PROJECT + "=" + stack.name()).stream()
                .filter(name -> !volumes.exists(incomplete(name)))
                .map(this::read)
                .sorted(Comparator.comparing(KeptVolume::since).reversed())
                .toList();
    }

    /** Those whose copy was never completed: what they were a copy of was not touched. */
    public List<VolumeName> leftovers() {
        return volumes.labelled(INCOMPLETE + "=" + stack.name()).stream()
                .map(mark ->
                        new VolumeName(mark.value().substring(0, mark.value().length() - INCOMPLETE_ENDING.length())))
                .toList();
    }

    /** The complete one of that name. */
    public Optional<KeptVolume> find(String name) {
        return all().stream().filter(kept -> kept.name().value().equals(name)).findFirst();
    }

    /**
     * Removes one with all that is in it, complete or not. One that is not there is no error.
     *
     * @throws DrshException (refused) when it is not a volume that drsh kept for this stack, or when a restore that was
     *     interrupted still needs it; (failed) when a container uses it
     */
    public void remove(VolumeName name) {
        Optional<VolumeTransition> open = new TransitionMarks(stack).find();
        if (open.isPresent() && open.get().needs(name)) {
            throw DrshException.refused(
                    "The volume '" + name + "' is needed by a volume restore that was interrupted",
                    "take that back or finish it first ('doctor --clean')");
        }
        discard(name);
    }

    /** As above, also when it is needed. */
    void discard(VolumeName name) {
        Interruptions.putOff(() -> {
            if (volumes.exists(name)) {
                if (!stack.name().value().equals(volumes.labels(name).get(PROJECT))) {
                    throw DrshException.refused(
                            "The volume '" + name + "' was not kept by drsh for " + stack.name(),
                            "see 'restore list' for those that were");
                }
                volumes.remove(name);
            }
            if (volumes.exists(incomplete(name))) {
                volumes.remove(incomplete(name));
            }
        });
    }

    /** A name that is free: two restores can end in the same second. */
    VolumeName free(VolumeName of, KeptVolume.Kind kind, Instant time) {
        VolumeName name = new VolumeName(of + "_" + kind + "_" + TIME.format(time));
        return volumes.exists(name) || volumes.exists(incomplete(name)) ? free(of, kind, time.plusSeconds(1)) : name;
    }

    /**
     * Copies the live volume, which nothing writes to, and compares the copy with it.
     *
     * @throws DrshException (failed) when the copy is not complete; it is marked so, and the live volume untouched
     */
    void keep(DatabaseService service, KeptVolume kept, Reporter reporter) {
        volumes.create(incomplete(kept.name()), Map.of(INCOMPLETE, stack.name().value()));
        volumes.create(kept.name(), labels(kept));
        reporter.say("keeping the volume '" + kept.of() + "' as '" + kept.name() + "': copying it");
        new VolumeCopy(stack.engine(), service).copy(kept.of(), kept.name());
        reporter.say("comparing the copy with the original, file by file");
        VolumeFiles original = VolumeFiles.of(stack.engine(), service, kept.of());
        original.difference(VolumeFiles.of(stack.engine(), service, kept.name()))
                .ifPresent(difference -> {
                    throw new DrshException(
                            Outcome.FAILED,
                            "The copy of the volume '" + kept.of() + "' is not equal to it: " + difference,
                            "look at the disk of the engine's machine");
                });
        volumes.remove(incomplete(kept.name()));
    }

    private Map<String, String> labels(KeptVolume kept) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(PROJECT, stack.name().value());
        labels.put(KIND, kept.kind().toString());
        labels.put(OF, kept.of().value());
        labels.put(SINCE, kept.since().toString());
        labels.put(CAUSE, kept.cause());
        return labels;
    }

    private KeptVolume read(VolumeName name) {
        Map<String, String> labels = volumes.labels(name);
        return new KeptVolume(
                name,
                KeptVolume.Kind.of(labels.getOrDefault(KIND, "")),
                new VolumeName(labels.getOrDefault(OF, name.value())),
                since(labels.getOrDefault(SINCE, "")),
                labels.getOrDefault(CAUSE, "unknown"));
    }

    /** What tells no time is of no age. */
    private static Instant since(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static VolumeName incomplete(VolumeName name) {
        return new VolumeName(name + INCOMPLETE_ENDING);
    }
}
