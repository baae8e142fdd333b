package drsh.shell;

import drsh.shell.line.ValueType;
import drsh.shell.screen.Suggestion;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The packaged program with the sample commands. The launcher puts its own class path and main class behind the
 * options that name this class, so they arrive as the first arguments.
 */
public final class SampleMain {

    private static final int LAUNCHER_WORDS = 3;

    private SampleMain() {}

    /** Starts it. */
    public static void main(String[] args) {
        System.exit(ShellProgram.run(Arrays.copyOfRange(args, LAUNCHER_WORDS, args.length), SampleWiring.class));
    }

    @Configuration(proxyBeanMethods = false)
    @Import({ShellWiring.class, SampleCommands.class})
    static class SampleWiring {

        @Bean
        ValueCompleter sampleBackups() {
            return new ValueCompleter() {
                @Override
                public ValueType type() {
                    return ValueType.BACKUP_ID;
                }

                @Override
                public List<Suggestion> suggestions(TypedCommand typed) {
                    return List.of(new Suggestion("my backup.dump", "1 h old"), new Suggestion("latest", "the newest"));
                }
            };
        }
    }
}
