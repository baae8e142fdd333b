package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.BackupId;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import drsh.restore.LiveComparison;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LiveReportTests {

    private static final BackupId BACKUP = new BackupId("20260111-020000");
    private static final DatabaseName SHOP = new DatabaseName("shop");

    @Test
    void eachDifferenceIsNamedWithWhatWasBackedUpAndWhatIsLive() {
        LiveReport report = report(new Difference("table public.a", "5 rows", "nothing"));

        assertThat(JsonMapper.shared().writeValueAsString(report))
                .isEqualTo("{\"backup\":\"20260111-020000\",\"database\":\"shop\",\"equal\":false,"
                        + "\"differences\":[{\"what\":\"table public.a\",\"backedUp\":\"5 rows\","
                        + "\"live\":\"nothing\"}]}");
        assertThat(report.table().isEmpty()).isFalse();
    }

    @Test
    void withoutADifferenceItIsEqual() {
        assertThat(report().equal()).isTrue();
        assertThat(report().table().isEmpty()).isTrue();
    }

    private static LiveReport report(Difference... differences) {
        return LiveReport.of(new LiveComparison.Result(BACKUP, SHOP, 5, 1, List.of(differences)));
    }
}
