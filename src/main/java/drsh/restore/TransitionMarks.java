package drsh.restore;

import drsh.docker.Interruptions;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.restore.VolumeTransition.Phase;
import drsh.stack.Stack;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a transition in the engine: an empty volume for each phase that it has come to, with the whole record as
 * a label. The engine makes a volume at once or not at all, keeps it over a reboot, and two hosts see the same.
 */
final class TransitionMarks {

    private static final String PROJECT = Volumes.TRANSITION;
    private static final String RECORD = PROJECT + ".record";

    private final Stack stack;
    private final Volumes volumes;

    TransitionMarks(Stack stack) {
        this.stack = stack;
        this.volumes = stack.engine().volumes();
    }

    /** The one that has not ended, in the last phase that it came to. */
    Optional<VolumeTransition> find() {
        return volumes.labelled(PROJECT + "=" + stack.name()).stream()
                .flatMap(mark -> Stream.ofNullable(volumes.labels(mark).get(RECORD)))
                .map(json -> JsonMapper.shared().readValue(json, VolumeTransition.class))
                .max(Comparator.comparing(VolumeTransition::phase));
    }

    /** Records the phase that a transition comes to. */
    void enter(VolumeTransition transition) {
        Map<String, String> labels = Map.of(
                PROJECT,
                stack.name().value(),
                RECORD,
                Objects.requireNonNull(JsonMapper.shared().writeValueAsString(transition)));
        volumes.create(mark(transition.phase()), labels);
    }

    /**
     * What was wholly replaced is about to be replaced again: from here on it may be gone or a part, and a mark that says
     * otherwise would let it be started.
     */
    void leaveFilled() {
        Interruptions.putOff(() -> {
            if (volumes.exists(mark(Phase.FILLED))) {
                volumes.remove(mark(Phase.FILLED));
            }
        });
    }

    /** Forgets it, the first phase first: what is left of the record when drsh is killed here tells the last one. */
    void end() {
        Interruptions.putOff(() -> {
            for (Phase phase : Phase.values()) {
                if (volumes.exists(mark(phase))) {
                    volumes.remove(mark(phase));
                }
            }
        });
    }

    private VolumeName mark(Phase phase) {
        return new VolumeName(
                "drsh-transition-" + stack.name() + "-" + phase.name().toLowerCase(Locale.ROOT));
    }
}
