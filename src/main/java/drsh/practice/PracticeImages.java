package drsh.practice;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of the practice stack, made by the {@code setup} script that also brings the engine where it is missing.
 *
 * @param postgres15 PostgreSQL 15
 * @param application the application
 */
public record PracticeImages(String postgres15, String application) {

    private static final Duration DEADLINE = Duration.ofMinutes(30);

    /**
     * Runs the script; it does nothing where all is there.
     *
     * @param files the practice folder of the distribution
     */
    public static PracticeImages ensure(Path files, Reporter reporter) {
        List<String> command =
                new ArrayList<>(List.of("bash", files.resolve("setup").toString()));
        ProcessResult result = new ChildProcess(command, files, Map.of(), DEADLINE).run(line -> {
            if (!line.contains("_IMAGE=")) {
                reporter.say(line);
            }
        });
        if (!result.succeeded()) {
            throw DrshException.refused(
                    "The practice stack cannot be set up on this machine: " + result.complaint(),
                    "do what the message says, then try again");
        }
        Map<String, String> names = new HashMap<>();
        result.stdout().lines().filter(line -> line.contains("=")).forEach(line -> {
            int split = line.indexOf('=');
            names.put(line.substring(0, split), line.substring(split + 1));
        });
        return new PracticeImages(
                names.getOrDefault("POSTGRES_15_IMAGE", "postgres:15"), names.getOrDefault("APP_IMAGE", ""));
    }
}
