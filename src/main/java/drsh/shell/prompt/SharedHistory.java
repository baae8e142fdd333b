package drsh.shell.prompt;

import drsh.command.SecretMask;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines typed before. What looks like a secret is not kept, nor is what begins with a blank. */
public final class SharedHistory extends DefaultHistory {

    @Override
    public void add(Instant time, String line) {
        if (SecretMask.mask(line).equals(line)) {
            super.add(time, line);
        }
    }
}
