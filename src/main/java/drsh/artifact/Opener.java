package drsh.artifact;

import java.io.IOException;
import java.io.InputStream;

/** Takes the encryption off a file. */
@FunctionalInterface
public interface Opener {

    /**
     * Opens a message.
     *
     * @throws drsh.command.DrshException (refused) when no key opens it; (verification failed), also at the end of the
     *     stream, when it is damaged
     */
    InputStream open(InputStream in) throws IOException;
}
