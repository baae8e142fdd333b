package drsh.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of itself.
 *
 * @param version its own
 * @param time its clock; empty where it does not tell
 */
public record EngineState(String version, Optional<Instant> time) {

    /** Asks an engine. */
    public static EngineState of(Engine engine) {
        Info info = engine.client().client().infoCmd().exec();
        return new EngineState(String.valueOf(info.getServerVersion()), time(info.getSystemTime()));
    }

    /** The id of an image, as {@link Container#image} names it; empty where the engine does not have it. */
    public static Optional<String> imageId(Engine engine, String image) {
        try {
            return Optional.ofNullable(
                    engine.client().client().inspectImageCmd(image).exec().getId());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
