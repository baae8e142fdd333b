package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.postgres.Facts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MigrationStateTests {

    private final List<MigrationScript> code = List.of(script("01_init"), script("02_users"), script("03_orders"));
    private final List<Facts.Migration> database =
            new ArrayList<>(List.of(applied("01_init"), applied("02_users"), applied("03_orders")));

    @Test
    void theSameHistoryIsFine() {
        assertThat(state()).isEqualTo(new MigrationState(List.of(), List.of(), List.of(), List.of(), false));
    }

    @Test
    void whatTheDatabaseLacksIsPendingInTheOrderOfTheCodeAlsoFromTheMiddle() {
        database.clear();
        assertThat(state().pending()).containsExactly("01_init", "02_users", "03_orders");
        database.add(applied("01_init"));
        database.add(applied("03_orders"));
        assertThat(state().pending()).containsExactly("02_users");
        assertThat(state().unknown()).isEmpty();
    }

    @Test
    void aMigrationThatBeganAndNeverEndedHasFailedAndIsNotPending() {
        database.set(2, new Facts.Migration("03_orders", false, false, null));
        assertThat(state().failed()).containsExactly("03_orders");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void oneThatWasRolledBackIsPendingUntilItWasAppliedAgain() {
        database.set(2, new Facts.Migration("03_orders", false, true, "other"));
        assertThat(state().failed()).isEmpty();
        assertThat(state().pending()).containsExactly("03_orders");
        database.add(applied("03_orders"));
        assertThat(state()).isEqualTo(new MigrationState(List.of(), List.of(), List.of(), List.of(), false));
    }

    @Test
    void aDatabaseIsNewerWhenAllThatTheCodeLacksComesAfterItsLast() {
        database.add(applied("04_more"));
        database.add(applied("05_most"));
        assertThat(state().unknown()).containsExactly("04_more", "05_most");
        assertThat(state().newer()).isTrue();
        assertThat(MigrationState.of(List.of(), database).newer()).isTrue();
    }

    @Test
    void itIsAnotherHistoryWhenSomethingIsUnknownInTheMiddleOrBothLackSomething() {
        database.add(1, applied("01_other"));
        assertThat(state().unknown()).containsExactly("01_other");
        assertThat(state().newer()).isFalse();
        database.set(1, applied("04_more"));
        database.remove(3);
        assertThat(state().unknown()).containsExactly("04_more");
        assertThat(state().pending()).containsExactly("03_orders");
        assertThat(state().newer()).isFalse();
    }

    @Test
    void anotherScriptUnderTheSameNameIsAChange() {
        database.set(0, new Facts.Migration("01_init", true, false, "ab"));
        assertThat(state().changed()).containsExactly("01_init");
        database.set(0, new Facts.Migration("01_init", true, false, null));
        assertThat(state().changed()).as("an older manifest does not tell").isEmpty();
    }

    @Test
    void lineEndsOfAnotherSystemAreNoChange() {
        String unix = sum("CREATE TABLE ä;\nSELECT 1;\n");
        String dos = sum("CREATE TABLE ä;\r\nSELECT 1;\r\n");
        assertThat(MigrationScript.of("x", bytes("CREATE TABLE ä;\r\nSELECT 1;\r\n"))
                        .checksums())
                .contains(unix, dos);
        assertThat(MigrationScript.of("x", bytes("CREATE TABLE ä;\nSELECT 1;\n"))
                        .checksums())
                .contains(unix, dos)
                .doesNotContain(sum("CREATE TABLE ä; \nSELECT 1;\n"));
    }

    @Test
    void theChecksumIsTheOneOfSha256sum() {
        assertThat(sum("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private MigrationState state() {
        return MigrationState.of(code, database);
    }

    private static MigrationScript script(String name) {
        return MigrationScript.of(name, bytes("SELECT '" + name + "'"));
    }

    private static Facts.Migration applied(String name) {
        @Nullable String checksum = sum("SELECT '" + name + "'");
        return new Facts.Migration(name, true, false, checksum);
    }

    private static String sum(String script) {
        return MigrationScript.of("", bytes(script)).checksums().iterator().next();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
