package drsh.docker;

import java.util.Map;
import java.util.Set;

/**
 * How a volume was made, so that it can be made again: without its labels Compose would not take it for its own.
 *
 * @param driver the driver, {@code local} where nothing else was asked for
 * @param options the driver's options
 * @param labels the labels
 */
public record VolumeForm(String driver, Map<String, String> options, Map<String, String> labels) {

    private static final String LOCAL = "local";

    /** These say how much may lie in a volume, all others say where it lies. */
    private static final Set<String> HARMLESS = Set.of("size");

    /** An ordinary volume with these labels. */
    public static VolumeForm local(Map<String, String> labels) {
        return new VolumeForm(LOCAL, Map.of(), labels);
    }

    /** Whether its files go with it when it is removed; those of a bind mount or of another machine stay. */
    public boolean ownsItsFiles() {
        return driver.equals(LOCAL) && HARMLESS.containsAll(options.keySet());
    }
}
