package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsComparisonTests {

    private final Map<String, Facts.Table> tables = new TreeMap<>(Map.of("public.a", table(5, "123456789012")));
    private final Map<String, Facts.Sequence> sequences = new TreeMap<>(Map.of("public.s", sequence(7L, true)));
    private final Map<String, String> extensions = new TreeMap<>(Map.of("plpgsql", "1.0"));
    private final Map<String, Long> objects = new TreeMap<>(Map.of("indexes", 2L));
    private final List<String> views = new ArrayList<>(List.of("public.m"));
    private final List<Facts.Migration> migrations = new ArrayList<>(List.of(migration("a1")));
    private long largeObjects = 1;
    private final Facts recorded = facts();

    @Test
    void whatIsTheSameDoesNotDiffer() {
        assertThat(difference()).isEmpty();
    }

    @Test
    void oneRowLessOrOneChangedValueDiffers() {
        tables.put("public.a", table(4, "123456789012"));
        assertThat(difference())
                .containsExactly(
                        "table public.a: 5 rows (content …56789012) recorded, 4 rows (content …56789012) found");
        tables.put("public.a", table(5, "99"));
        assertThat(difference())
                .containsExactly("table public.a: 5 rows (content …56789012) recorded, 5 rows (content 99) found");
    }

    @Test
    void contentThatWasNotReadOnBothSidesDoesNotCount() {
        tables.put("public.a", table(5, null));
        assertThat(difference()).isEmpty();
    }

    @Test
    void aTableTooManyOrMissingDiffers() {
        tables.put("public.b", table(0, "0"));
        tables.remove("public.a");
        assertThat(difference())
                .containsExactly(
                        "table public.a: 5 rows (content …56789012) recorded, nothing found",
                        "table public.b: nothing recorded, 0 rows (content 0) found");
    }

    @Test
    void anEstimateMayBeOffByHalfAndNoMore() {
        Facts.Table about = new Facts.Table(1000, false, null);
        tables.put("public.a", about);
        Facts estimated = facts();
        tables.put("public.a", table(600, "1"));
        assertThat(FactsComparison.differences(estimated, facts())).isEmpty();
        tables.put("public.a", table(0, "0"));
        assertThat(FactsComparison.differences(estimated, facts()))
                .extracting(Difference::toString)
                .containsExactly("table public.a: about 1000 rows recorded, 0 rows (content 0) found");
    }

    @Test
    void aSequenceMayBeFurtherButNotBehind() {
        sequences.put("public.s", sequence(9L, true));
        assertThat(difference()).isEmpty();
        sequences.put("public.s", sequence(6L, true));
        assertThat(difference()).containsExactly("sequence public.s: at 7 recorded, at 6 found");
        sequences.put("public.s", sequence(null, true));
        assertThat(difference()).containsExactly("sequence public.s: at 7 recorded, unused found");
        sequences.put("public.s", sequence(-7L, false));
        Facts descending = facts();
        sequences.put("public.s", sequence(-9L, false));
        assertThat(FactsComparison.differences(descending, facts())).isEmpty();
        sequences.put("public.s", sequence(-6L, false));
        assertThat(FactsComparison.differences(descending, facts())).hasSize(1);
    }

    @Test
    void anExtensionMayHaveAnotherVersionButMustBeThere() {
        extensions.put("plpgsql", "1.1");
        assertThat(difference()).isEmpty();
        extensions.clear();
        assertThat(difference()).containsExactly("extension plpgsql: 1.0 recorded, nothing found");
    }

    @Test
    void objectsLargeObjectsViewsAndMigrationsDiffer() {
        objects.put("indexes", 1L);
        largeObjects = 0;
        views.clear();
        migrations.add(new Facts.Migration("two", false, false, "b2"));
        assertThat(FactsComparison.differences(recorded, facts()))
                .extracting(Difference::what)
                .containsExactly(
                        "number of indexes", "number of large objects", "materialized views with data", "migrations");
    }

    @Test
    void aMigrationWhoseScriptIsAnotherDiffersUnlessAnOlderManifestDoesNotKnowIt() {
        migrations.set(0, migration(null));
        assertThat(difference()).isEmpty();
        Facts old = facts();
        migrations.set(0, migration("c3"));
        assertThat(FactsComparison.differences(old, facts())).isEmpty();
        assertThat(FactsComparison.differences(recorded, facts()))
                .extracting(Difference::what)
                .containsExactly("migrations");
    }

    private static Facts.Migration migration(@Nullable String checksum) {
        return new Facts.Migration("one", true, false, checksum);
    }

    private List<String> difference() {
        return FactsComparison.differences(recorded, facts()).stream()
                .map(Difference::toString)
                .toList();
    }

    private Facts facts() {
        return new Facts(
                Map.copyOf(tables),
                Map.copyOf(sequences),
                largeObjects,
                Map.copyOf(extensions),
                Map.copyOf(objects),
                List.copyOf(views),
                List.copyOf(migrations));
    }

    private static Facts.Table table(long rows, @Nullable String fingerprint) {
        return new Facts.Table(rows, true, fingerprint);
    }

    private static Facts.Sequence sequence(@Nullable Long last, boolean ascending) {
        return new Facts.Sequence(last, ascending);
    }
}
