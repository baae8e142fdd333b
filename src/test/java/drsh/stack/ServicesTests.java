package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.docker.ComposeFile;
import drsh.docker.ProjectName;
import drsh.docker.ServiceName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServicesTests {

    @Test
    void theGuidesNamesNeedNoConfiguration() {
        Services found = find(
                settings(null, null),
                service("db", "anything", Map.of("POSTGRES_USER", "u", "POSTGRES_DB", "reflectus")),
                service("cache", "postgres:15", Map.of()),
                service("app", "x", Map.of()));
        assertThat(found.database().name().value()).isEqualTo("db");
        assertThat(found.requireApplication().name().value()).isEqualTo("app");
        assertThat(found.databaseName().value()).isEqualTo("reflectus");
        assertThat(found.user()).isEqualTo("u");
    }

    @Test
    void otherNamesAreFoundByImageAndByWhatDependsOnIt() {
        Services found = find(
                settings(null, null),
                service("store", "postgres:15", Map.of("POSTGRES_USER", "u")),
                service("web", "x", Map.of("POSTGRES_PASSWORD", "given to the application too"), "store"),
                service("mail", "y", Map.of()));
        assertThat(found.database().name().value()).isEqualTo("store");
        assertThat(found.requireApplication().name().value()).isEqualTo("web");
        assertThat(found.databaseName().value()).isEqualTo("u");
    }

    @Test
    void anImageOfOnesOwnIsFoundByItsVariables() {
        assertThat(find(
                                settings(null, null),
                                service("store", "ours", Map.of("POSTGRES_DB", "x")),
                                service("web", "y", Map.of()))
                        .database()
                        .name()
                        .value())
                .isEqualTo("store");
    }

    @Test
    void twoDatabasesAreToBeTold() {
        assertThatThrownBy(() -> find(
                        settings(null, null),
                        service("one", "postgres:15", Map.of()),
                        service("two", "postgres:15", Map.of())))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.next()).contains("stack.database-service", "one, two"))
                .hasMessageContaining("shop");
        assertThat(find(
                                settings("two", null),
                                service("one", "postgres:15", Map.of()),
                                service("two", "postgres:15", Map.of()))
                        .database()
                        .name()
                        .value())
                .isEqualTo("two");
    }

    @Test
    void anApplicationThatCannotBeMadeOutIsMissedOnlyWhenItIsNeeded() {
        Services found = find(
                settings(null, null),
                service("db", "postgres", Map.of()),
                service("web", "x", Map.of(), "db"),
                service("worker", "x", Map.of(), "db"));
        assertThat(found.application()).isNull();
        assertThatThrownBy(found::requireApplication)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.next()).contains("stack.application-service", "worker"));
    }

    @Test
    void aConfiguredNameThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> find(settings("none", null), service("db", "postgres", Map.of())))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("'none'")
                .hasMessageContaining("stack.database-service");
        assertThatThrownBy(() -> find(settings(null, "none"), service("db", "postgres", Map.of())))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("stack.application-service");
    }

    private static Services find(StackSettings settings, ComposeFile.Service... services) {
        return Services.of(new ComposeFile(new ProjectName("shop"), List.of(services), Map.of()), settings);
    }

    private static ComposeFile.Service service(
            String name, String image, Map<String, String> environment, String... dependsOn) {
        return new ComposeFile.Service(
                new ServiceName(name),
                image,
                environment,
                Arrays.stream(dependsOn).map(ServiceName::new).toList(),
                false,
                java.util.Set.of(),
                Map.of(),
                List.of(),
                Duration.ZERO);
    }

    private static StackSettings settings(@Nullable String database, @Nullable String application) {
        return new StackSettings(
                Path.of("."), null, null, database, application, null, null, List.of(), null, Duration.ZERO);
    }
}
