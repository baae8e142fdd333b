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

    /** The line, unless there is none, or a later session of the stack came to its end. */
    Optional<String> of(String stack) {
        try {
            return sessions.newest(stack)
                    .filter(entry -> entry.state().unfinished())
                    .filter(entry -> entry.log().filter(log -> log.resumable()).isPresent())
                    .map(entry ->
                            "session " + entry.id() + " is " + entry.state() + ": 'session resume' goes on with it");
        } catch (DrshException e) {
            // Whoever asks for the sessions is told what is wrong with them; this was only a look.
            return Optional.empty();
        }
    }
}
