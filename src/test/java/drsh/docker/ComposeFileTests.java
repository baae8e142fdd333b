package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTests {

    private final ComposeFile file = ComposeFile.parse(captured());

    @Test
    void theProjectItsServicesAndItsVolumesAreRead() {
        assertThat(file.project()).isEqualTo(new ProjectName("shop"));
        assertThat(file.services())
                .extracting(service -> service.name().value())
                .containsExactly("store", "web");
        assertThat(file.volumes())
                .containsEntry("pg", new VolumeName("shop_pg"))
                .containsEntry("other", new VolumeName("elsewhere"));
    }

    @Test
    void aServiceIsReadWithItsMountsAndItsTimeToStop() {
        ComposeFile.Service store = service("store");
        assertThat(store.image()).isEqualTo("postgres:15");
        assertThat(store.mounts()).containsOnly(java.util.Map.entry("/var/lib/postgresql/data", "pg"));
        assertThat(store.stopGracePeriod().toSeconds()).isEqualTo(90);
        assertThat(store.command()).containsExactly("postgres", "-c", "application_name=sh$op");
        assertThat(service("web").command()).isEmpty();
        assertThat(store.publishesPorts()).isFalse();
        assertThat(service("web").publishesPorts()).isTrue();
        assertThat(service("web").dependsOn()).containsExactly(new ServiceName("store"));
    }

    @Test
    void aServiceThatIsBuiltHasTheImageThatComposeNames() {
        assertThat(service("web").image()).isEqualTo("shop-web");
    }

    @Test
    void onlyAPortThatTheFileNamesIsFixed() {
        assertThat(service("web").fixedPorts()).containsExactly(3000);
        assertThat(service("store").fixedPorts()).isEmpty();
        assertThat(withPort("{\"target\":3000,\"protocol\":\"tcp\"}").fixedPorts())
                .isEmpty();
        assertThat(withPort("{\"target\":3000,\"published\":\"\"}").fixedPorts())
                .isEmpty();
        assertThat(withPort("{\"target\":3000,\"published\":\"0\"}").fixedPorts())
                .isEmpty();
        assertThat(withPort("{\"target\":3000,\"published\":\"3000-3005\"}").fixedPorts())
                .isEmpty();
    }

    private static ComposeFile.Service withPort(String port) {
        return ComposeFile.parse("{\"name\":\"x\",\"services\":{\"a\":{\"image\":\"i\",\"ports\":[" + port + "]}}}")
                .services()
                .get(0);
    }

    @Test
    void dollarSignsThatComposeDoubledAreSingleAgain() {
        assertThat(service("store").environment())
                .containsEntry("POSTGRES_PASSWORD", "pa$$wo'rd")
                .containsEntry("POSTGRES_DB", "sh$op")
                .containsEntry("EMPTY", "")
                .containsEntry("NUM", "5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres:15",
                "docker.io/library/postgres:17-alpine",
                "postgis/postgis:16-3.4",
                "bitnami/postgresql:16",
                "pgvector/pgvector:pg16",
                "timescale/timescaledb:latest-pg16",
                "registry:5000/our/postgres@sha256:0000"
            })
    void imagesOfPostgresAreKnown(String image) {
        assertThat(withImage(image).hasImageOfPostgres()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheuscommunity/postgres-exporter",
                "postgrest/postgrest:v12",
                "dpage/pgadmin4",
                "postgres/tool",
                "mysql:8"
            })
    void imagesAroundPostgresAreNotTakenForIt(String image) {
        assertThat(withImage(image).hasImageOfPostgres()).isFalse();
    }

    private static ComposeFile.Service withImage(String image) {
        return ComposeFile.parse("{\"name\":\"x\",\"services\":{\"a\":{\"image\":\"" + image + "\"}}}")
                .services()
                .get(0);
    }

    private ComposeFile.Service service(String name) {
        return file.service(new ServiceName(name)).orElseThrow();
    }

    private static String captured() {
        try (InputStream in =
                Objects.requireNonNull(ComposeFileTests.class.getResourceAsStream("compose-config.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
