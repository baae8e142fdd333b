package drsh.session;

import java.nio.file.Path;

/**
 * What the parts of a session's run share.
 *
 * @param plan what is to be done
 * @param journal where it is written down
 * @param questions asks
 * @param runner runs
 * @param progress how far it has come
 * @param announcer tells
 * @param aftermath knows what is kept
 */
record SessionParts(
        Plan plan,
        Path journal,
        Questions questions,
        StepRunner runner,
        Progress progress,
        Announcer announcer,
        Aftermath aftermath) {

    /** Tells what is kept of the data that was replaced, if any was. */
    void tellWhatIsKept() {
        if (progress.everReplaced()) {
            announcer.tell(new SessionEvent.KeptListed(aftermath.kept()));
        }
    }
}
