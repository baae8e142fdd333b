package drsh.schedule;

import drsh.command.DrshException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which variables of the one who installs a schedule its runs get: those that say where Java, the engine, the project
 * and drsh's own records are, so that a run finds what its operator found. A list of names and not a list of exceptions,
 * because units and crontabs are no place for secrets.
 */
public final class CarriedEnvironment {

    private static final List<String> NAMES = List.of(
            "COMPOSE_PROFILES",
            "COMPOSE_PROJECT_NAME",
            "DOCKER_CERT_PATH",
            "DOCKER_CONFIG",
            "DOCKER_CONTEXT",
            "DOCKER_HOST",
            "DOCKER_TLS_VERIFY",
            "HOME",
            "JAVA_HOME",
            "XDG_STATE_HOME");

    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("//[^/@]*:[^/@]*@.*");

    private CarriedEnvironment() {}

    /**
     * What is carried along: those that are set, and always a {@code PATH}.
     *
     * @throws DrshException (refused) when the engine's address holds a password
     */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> carried = new TreeMap<>();
        for (String name : NAMES) {
            String value = environment.getOrDefault(name, "");
            if (PASSWORD_IN_ADDRESS.matcher(value).find()) {
                throw DrshException.refused(
                        name + " holds a password, which must not be written into a timer",
                        "name the engine without it (a Docker context, or certificates in DOCKER_CERT_PATH)");
            }
            if (!value.isEmpty()) {
                carried.put(name, value);
            }
        }
        carried.put("PATH", SearchPath.of(environment).text());
        return carried;
    }
}
