package drsh.schedule;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A few lines in the crontab of whoever runs drsh. */
final class Cron implements Scheduler {

    private final Machine machine;
    private final CrontabProgram crontab;

    Cron(Machine machine, Path program) {
        this.machine = machine;
        this.crontab = new CrontabProgram(program, machine.scratch());
    }

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public List<String> preview(Job job) {
        // Refused here already, if it would be.
        crontab.read().with(job);
        return List.of("would put into " + where() + ":", String.join("\n", Crontab.block(job)));
    }

    @Override
    public Installed install(Job job) {
        crontab.write(crontab.read().with(job));
        return installed(job.folder())
                .orElseThrow(() -> DrshException.failed(
                        where() + " was written and does not hold the schedule", "look at 'crontab -l'"));
    }

    @Override
    public Optional<Installed> installed(Path folder) {
        return crontab.read()
                .find(folder)
                .map(marker -> new Installed("cron", marker, List.of(where()), "in the crontab", remarks()));
    }

    @Override
    public void remove(Path folder) {
        crontab.write(crontab.read().without(folder));
    }

    private List<String> remarks() {
        return CronDaemon.seen(machine.processes())
                ? List.of()
                : List.of("no cron daemon is seen running; nothing will start the runs without one");
    }

    private String where() {
        return "the crontab of " + machine.user();
    }
}
