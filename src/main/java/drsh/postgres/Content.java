package drsh.postgres;

import java.io.IOException;
import java.io.InputStream;

/** The content of a dump, which can be read more than once. */
@FunctionalInterface
public interface Content {

    /** Opens it at its beginning. */
    InputStream open() throws IOException;
}
