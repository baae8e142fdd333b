package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Commands of every shape, for tests. Those that did something say "RAN". */
@CommandGroup(name = "sample", description = "Commands for tests")
final class SampleCommands {

    enum Format {
        CUSTOM,
        PLAIN_TEXT
    }

    @Command(
            name = {"sample", "list"},
            description = "Print data")
    @PrintsData
    void list(Invocation invocation) {
        invocation.show(Map.of("ran", true), () -> new Table().column("ID").row("RAN list"));
    }

    @Command(
            name = {"sample", "create"},
            description = "Change something without asking")
    @Risky(Risk.CHANGE)
    @Examples({"sample create --format plain-text", "sample create --label \"before update\" -j 2"})
    void create(
            @Option(longName = "format", description = "The format", defaultValue = "custom") Format format,
            @Option(longName = "label", description = "A label") Optional<String> label,
            @Option(longName = "jobs", shortName = 'j', description = "Jobs", defaultValue = "1") int jobs,
            @Option(longName = "timeout", description = "How long") Optional<Duration> timeout,
            @Option(longName = "encrypt", description = "Encrypt it") boolean encrypt,
            Invocation invocation) {
        String dry = invocation.dryRun() ? "would have " : "";
        invocation
                .console()
                .print(dry + "RAN create " + format + " " + label + " " + jobs + " " + timeout + " " + encrypt);
    }

    @Command(
            name = {"sample", "import"},
            description = "Take a file")
    @Risky(Risk.CHANGE)
    void take(@Argument(index = 0) Path file, Invocation invocation) {
        invocation.confirmChange("Take it?");
        invocation.console().print("RAN import " + file);
    }

    @Command(
            name = {"sample", "restore"},
            description = "Replace data")
    @Risky(Risk.DESTROY)
    void restore(
            @Argument(index = 0) @Takes(ValueType.BACKUP_ID) String id,
            @Option(longName = "into", description = "Another database") @Risky(Risk.CHANGE) Optional<String> into,
            Invocation invocation) {
        invocation.confirmDestroy("Everything is replaced.", "reflectus");
        invocation.console().print("RAN restore " + id + " " + into);
    }

    @Command(
            name = {"sample", "stop"},
            description = "Stop services")
    void stop(
            @Argument(index = 0) String first,
            @Arguments @Takes(ValueType.SERVICE) List<String> services,
            @Option(longName = "table", description = "Tables") List<String> tables,
            Invocation invocation) {
        invocation.console().print("RAN stop " + first + " " + services + " " + tables);
    }

    @Command(
            name = {"sample", "wait"},
            description = "Wait until interrupted, then clean up")
    void waitLong(@Option(longName = "cleanup", defaultValue = "0s") Duration cleanUp, Invocation invocation)
            throws InterruptedException {
        invocation.console().say("waiting");
        try {
            TimeUnit.MINUTES.sleep(10);
        } finally {
            if (!cleanUp.isZero()) {
                invocation.console().say("cleaning up");
            }
            long end = System.nanoTime() + cleanUp.toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            invocation.console().say("cleaned up");
        }
    }

    @Command(
            name = {"sample", "copy"},
            description = "Show progress until interrupted")
    void copy(Invocation invocation) throws InterruptedException {
        for (long mebibytes = 1; ; mebibytes++) {
            invocation.reporter().progress("copying what has a long name", mebibytes << 20, 10L << 30);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Command(
            name = {"sample", "answer"},
            description = "Read an answer as a runbook does")
    void answer(Invocation invocation) {
        String answer = invocation
                .answers()
                .ask("go on? ")
                .orElseThrow(() -> new DrshException(Outcome.UNANSWERED, "no answer", "add one"));
        invocation.console().print("RAN answer " + answer);
    }

    @Command(
            name = {"sample", "secret"},
            description = "Read a secret as a passphrase is read")
    void secret(Invocation invocation) {
        char[] secret = invocation
                .answers()
                .secret("Passphrase: ")
                .orElseThrow(() -> new DrshException(Outcome.UNANSWERED, "no secret", "type one"));
        invocation.console().print("RAN secret of " + secret.length + " characters");
    }

    @Command(
            name = {"sample", "attention"},
            description = "End with another outcome")
    Outcome attention() {
        return Outcome.ATTENTION;
    }

    @Command(
            name = {"sample", "crash"},
            description = "Fail in a way that nobody foresaw")
    void crash(Invocation invocation) {
        if (!invocation.dryRun()) {
            throw new IllegalStateException("the\nroof \033[31mfell");
        }
    }

    @Command(
            name = {"sample", "progress"},
            description = "Show progress")
    void progress(Invocation invocation) {
        invocation.reporter().progress("copying", 0, 2048);
        invocation.reporter().progress("copying", 2048, 2048);
        invocation.console().print("RAN progress");
    }
}
