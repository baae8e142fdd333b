package drsh.schedule;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The schedulers of this machine, best first. */
public final class Schedulers {

    private final List<Scheduler> all;

    private Schedulers(List<Scheduler> all) {
        this.all = List.copyOf(all);
    }

    /** Those that are there: systemd, which makes up for missed runs and keeps their output, before cron. */
    public static Schedulers of(Machine machine) {
        List<Scheduler> all = new ArrayList<>();
        if (machine.systemd()) {
            machine.programs().find("systemctl").ifPresent(program -> all.add(new Systemd(machine, program)));
        }
        machine.programs().find("crontab").ifPresent(program -> all.add(new Cron(machine, program)));
        return new Schedulers(all);
    }

    /**
     * The one to install a job with.
     *
     * @throws DrshException (refused) when there is none, with the line that another program could run
     */
    public Scheduler choose(Job job) {
        return all.stream()
                .findFirst()
                .orElseThrow(() -> DrshException.refused(
                        "Neither systemd nor crontab is here",
                        "install cron, or let something else run this every day at " + job.at() + ": "
                                + ShellText.line(job)));
    }

    /** Installs a job with the best of them, and removes what another one had for its folder, which would run too. */
    public Installed install(Job job) {
        Scheduler chosen = choose(job);
        Installed installed = chosen.install(job);
        all.stream()
                .filter(other ->
                        other != chosen && other.installed(job.folder()).isPresent())
                .forEach(other -> other.remove(job.folder()));
        return installed;
    }

    /** What is there for a folder. */
    public List<Installed> installed(Path folder) {
        return all.stream()
                .flatMap(scheduler -> scheduler.installed(folder).stream())
                .toList();
    }

    /** Removes all that is there for a folder. */
    public void remove(Path folder) {
        all.stream()
                .filter(scheduler -> scheduler.installed(folder).isPresent())
                .forEach(scheduler -> scheduler.remove(folder));
    }
}
