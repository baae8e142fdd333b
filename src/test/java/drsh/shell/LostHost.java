package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A machine that is gone, and another one that has the Compose file, its variables and a backup, and nothing else. */
final class LostHost {

    private LostHost() {}

    /**
     * Takes away all that the engine has of the stack.
     *
     * @param empty a folder for the new machine
     * @return the shell there, which never ran before
     */
    static PracticeShell replaced(TestStack test, Manifest backup, Path empty) throws Exception {
        test.practice().suffer(Disaster.DROP_VOLUME);
        String project = "label=com.docker.compose.project=" + test.stack().name();
        for (List<String> list :
                List.of(List.of("ps", "-aq"), List.of("volume", "ls", "-q"), List.of("network", "ls", "-q"))) {
            String[] words =
                    Stream.concat(list.stream(), Stream.of("--filter", project)).toArray(String[]::new);
            assertThat(PracticeShell.docker(words)).isEmpty();
        }
        Path folder = empty.resolve("new");
        Files.createDirectories(folder.resolve("backups"));
        Path old = test.practice().path();
        copy(Stream.of(old.resolve("docker-compose.prod.yml"), old.resolve(".env")), folder);
        try (Stream<Path> files = Files.list(old.resolve("backups"))) {
            copy(files.filter(file -> isOf(backup, file)), folder.resolve("backups"));
        }
        Program program = new Program(Program.HOME.resolve("bin/drsh"), folder, empty.resolve("new-state"), false);
        return new PracticeShell(test, program);
    }

    private static boolean isOf(Manifest backup, Path file) {
        return String.valueOf(file.getFileName()).startsWith(backup.id().fileStem() + ".");
    }

    private static void copy(Stream<Path> files, Path folder) throws IOException {
        for (Path file : files.toList()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }
}
