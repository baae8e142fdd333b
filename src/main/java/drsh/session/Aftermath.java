package drsh.session;

import java.util.List;

/** Knows what restores have left behind on purpose. */
public interface Aftermath {

    /** What is kept of replaced data, as far as it can be found out now; never throws. */
    List<Kept> kept();
}
