package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service and a timer: of the machine's systemd for root, else of the user's own. */
final class Systemd implements Scheduler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENABLED = "enabled, active";

    /** Has a file for each user whose services run without a login. */
    private static final Path LINGERING = Path.of("/var/lib/systemd/linger");

    private final Machine machine;
    private final Path program;
    private final UnitFiles files;

    Systemd(Machine machine, Path program) {
        this.machine = machine;
        this.program = program;
        this.files = new UnitFiles(machine.units());
    }

    @Override
    public String name() {
        return machine.root() ? "systemd" : "systemd --user";
    }

    @Override
    public List<String> preview(Job job) {
        files.requireOurs(job);
        return List.of(
                "would write " + files.service(job.stack()) + ":",
                UnitText.service(job, machine.root()),
                "would write " + files.timer(job.stack()) + ":",
                UnitText.timer(job),
                "would run " + String.join(" ", words(List.of("daemon-reload"))),
                "would run " + String.join(" ", words(List.of("enable", "--now", UnitFiles.timerName(job.stack())))));
    }

    @Override
    public Installed install(Job job) {
        files.requireOurs(job);
        Optional<Marker> before = files.find(job.folder());
        if (before.isPresent() && !before.get().stack().equals(job.stack())) {
            remove(job.folder());
        }
        try {
            files.write(files.service(job.stack()), UnitText.service(job, machine.root()));
            files.write(files.timer(job.stack()), UnitText.timer(job));
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The units could not be written in " + machine.units(),
                    "look at its owner and mode; 'schedule show' says what is there",
                    e);
        }
        require(List.of("daemon-reload"));
        String timer = UnitFiles.timerName(job.stack());
        require(List.of("enable", "--now", timer));
        if (before.isPresent()) {
            // A timer that is running already goes on with its old time.
            require(List.of("restart", timer));
        }
        return proved(job);
    }

    private Installed proved(Job job) {
        Installed there = installed(job.folder())
                .orElseThrow(() -> DrshException.failed(
                        "The units in " + machine.units() + " are gone again", "look for what removes them"));
        if (!there.state().equals(ENABLED)) {
            throw DrshException.failed(
                    "The units are written, but systemd says of the timer: " + there.state(),
                    "look at 'systemctl status " + UnitFiles.timerName(job.stack())
                            + "'; 'schedule remove' takes them away");
        }
        return there;
    }

    @Override
    public Optional<Installed> installed(Path folder) {
        return files.find(folder).map(marker -> {
            String timer = UnitFiles.timerName(marker.stack());
            String state = answer("is-enabled", timer) + ", " + answer("is-active", timer);
            List<String> where = List.of(
                    files.service(marker.stack()).toString(),
                    files.timer(marker.stack()).toString());
            return new Installed("systemd", marker, where, state, remarks(state));
        });
    }

    @Override
    public void remove(Path folder) {
        Marker marker = files.find(folder).orElseThrow();
        require(List.of("disable", "--now", UnitFiles.timerName(marker.stack())));
        try {
            files.delete(marker.stack());
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The timer is stopped, but the units in " + machine.units() + " could not be deleted",
                    "delete " + files.timer(marker.stack()) + " and " + files.service(marker.stack()),
                    e);
        }
        require(List.of("daemon-reload"));
    }

    private List<String> remarks(String state) {
        List<String> remarks = new ArrayList<>();
        if (!state.equals(ENABLED)) {
            remarks.add("systemd says of the timer: " + state + "; 'schedule install' mends it");
        }
        if (!machine.root() && Files.notExists(LINGERING.resolve(machine.user()))) {
            remarks.add(
                    "a user's timers run only while the user is logged in, unless root says 'loginctl enable-linger "
                            + machine.user() + "'");
        }
        return remarks;
    }

    private void require(List<String> arguments) {
        ProcessResult result = run(arguments);
        if (!result.succeeded()) {
            throw DrshException.failed(
                    "'" + String.join(" ", words(arguments)) + "' failed: " + result.complaint(),
                    "look at what systemd says; 'schedule show' says what is there");
        }
    }

    private String answer(String question, String timer) {
        return run(List.of(question, timer))
                .stdout()
                .lines()
                .findFirst()
                .map(String::strip)
                .orElse("unknown");
    }

    private ProcessResult run(List<String> arguments) {
        List<String> all = new ArrayList<>(words(arguments));
        all.set(0, program.toString());
        return new ChildProcess(all, Path.of("/"), Map.of("LC_ALL", "C"), PATIENCE).run();
    }

    private List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("systemctl"));
        if (!machine.root()) {
            words.add("--user");
        }
        words.addAll(arguments);
        return words;
    }
}
