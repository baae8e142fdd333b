package drsh.runbook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the two {@code ---} lines at the top of a runbook; empty parts where nothing was said. */
record FrontMatter(
        String title,
        String when,
        @Nullable Duration rto,
        @Nullable Duration rpo,
        List<Input> inputs) {

    static final FrontMatter NONE = new FrontMatter("", "", null, null, List.of());
}
