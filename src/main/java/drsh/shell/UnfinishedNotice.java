package drsh.shell;

import drsh.command.DrshException;
import drsh.session.Sessions;
import java.util.Optional;

/** One line about a session that can be resumed, where somebody begins to work. */
final class UnfinishedNotice {

    private final Sessions sessions;

    UnfinishedNotice(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The line, unless there is none. */
    Optional<String> of(String stack) {
        try {
            return sessions.unfinished(stack)
                    .map(entry ->
                            "session " + entry.id() + " is " + entry.state() + ": 'session resume' goes on with it");
        } catch (DrshException e) {
            // Whoever asks for the sessions is told what is wrong with them; this was only a look.
            return Optional.empty();
        }
    }
}
