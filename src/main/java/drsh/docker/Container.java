package drsh.docker;

import java.util.List;

/**
 * A container of the stack as the engine shows it.
 *
 * @param id the engine's id
 * @param name its name, without the leading slash
 * @param service its Compose service
 * @param image the image it was created from, by id
 * @param state {@code running}, {@code exited}, {@code restarting}, …
 * @param status the engine's own words, such as {@code Up 2 minutes (healthy)}
 * @param publishedPorts {@code host:port} of each port that can be reached from the host, first the lowest container port
 */
public record Container(
        String id,
        String name,
        ServiceName service,
        String image,
        String state,
        String status,
        List<String> publishedPorts) {

    /** Whether the engine says that it runs; the server in it may not be ready. */
    public boolean running() {
        return "running".equals(state);
    }
}
