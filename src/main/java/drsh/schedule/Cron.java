package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few lines in the crontab of whoever runs drsh. */
final class Cron implements Scheduler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Only a file keeps every byte; the text of a {@link ProcessResult} was decoded. */
    private static final String LIST_TO_FILE = "exec \"$1\" -l >\"$2\"";

    private final Machine machine;
    private final Path program;

    Cron(Machine machine, Path program) {
        this.machine = machine;
        this.program = program;
    }

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public List<String> preview(Job job) {
        read().with(job);
        return List.of("would put into " + where() + ":", String.join("\n", Crontab.block(job)));
    }

    @Override
    public Installed install(Job job) {
        write(read().with(job));
        return installed(job.folder())
                .orElseThrow(() -> DrshException.failed(
                        where() + " was written and does not hold the schedule", "look at 'crontab -l'"));
    }

    @Override
    public Optional<Installed> installed(Path folder) {
        return read().find(folder)
                .map(marker -> new Installed("cron", marker, List.of(where()), "in the crontab", remarks()));
    }

    @Override
    public void remove(Path folder) {
        write(read().without(folder));
    }

    private List<String> remarks() {
        return CronDaemon.seen(machine.processes())
                ? List.of()
                : List.of("no cron daemon is seen running; nothing will start the runs without one");
    }

    private String where() {
        return "the crontab of " + machine.user();
    }

    private Crontab read() {
        return withFile(file -> {
            ProcessResult result = run(List.of("sh", "-c", LIST_TO_FILE, "sh", program.toString(), file.toString()));
            if (!result.succeeded() && !result.stderr().contains("no crontab for")) {
                throw DrshException.refused(
                        "'crontab -l' failed: " + result.complaint(), "look at /etc/cron.allow and /etc/cron.deny");
            }
            return Crontab.of(Files.readAllBytes(file));
        });
    }

    private void write(Crontab crontab) {
        withFile(file -> {
            Files.write(file, crontab.content());
            ProcessResult result = run(List.of(program.toString(), file.toString()));
            if (!result.succeeded()) {
                throw DrshException.failed(
                        "crontab did not take the new lines: " + result.complaint(),
                        "look at 'crontab -l'; it should be as it was");
            }
            return result;
        });
        if (!Arrays.equals(read().content(), crontab.content())) {
            throw DrshException.failed(
                    where() + " is not as it was written", "look at 'crontab -l' for what changed it at the same time");
        }
    }

    private static ProcessResult run(List<String> arguments) {
        return new ChildProcess(arguments, Path.of("/"), Map.of("LC_ALL", "C"), PATIENCE).run();
    }

    private interface FileWork<T> {
        T with(Path file) throws IOException;
    }

    private <T> T withFile(FileWork<T> work) {
        try {
            Files.createDirectories(
                    machine.scratch(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = Files.createTempFile(machine.scratch(), "crontab", "");
            try {
                return work.with(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "No temporary file can be written in " + machine.scratch(),
                    "make it writable, or set XDG_STATE_HOME",
                    e);
        }
    }
}
