package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.LineSource;
import drsh.shell.screen.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;

/** The commands that are about the shell itself. */
@CommandGroup(name = "shell", description = "The shell itself")
final class GeneralCommands {

    private final HelpPages help;
    private final History history;
    private final Leaving leaving;
    private final Script script;

    GeneralCommands(HelpPages help, History history, Leaving leaving, Script script) {
        this.help = help;
        this.history = history;
        this.leaving = leaving;
        this.script = script;
    }

    @Command(name = "help", description = "Tell about all commands, or about one")
    @Examples({"help", "help restore run", "help exit-codes"})
    void help(@Arguments @Takes(ValueType.COMMAND) List<String> command, Invocation invocation) {
        invocation.console().paged(page -> {
            if (command.isEmpty()) {
                help.printAll(page);
            } else {
                help.print(command, page);
            }
        });
    }

    /** What {@code version} tells: of drsh, and of what runs it. */
    record Versions(String drsh, String java) {}

    @Command(name = "version", description = "Print the version of drsh")
    @PrintsData
    @Examples({"version", "version --json"})
    void version(Invocation invocation) {
        if (invocation.json()) {
            String java = System.getProperty("java.version", "unknown");
            invocation.show(new Versions(Version.current(), java), Table::new);
        } else {
            invocation.console().print("drsh " + Version.current());
        }
    }

    @Command(name = "clear", description = "Clear the screen")
    void clear(Invocation invocation) {
        invocation.console().clear();
    }

    @Command(name = "history", description = "List the lines typed before")
    @PrintsData
    @Examples({"history", "history --json"})
    void history(Invocation invocation) {
        if (invocation.json()) {
            invocation.show(Map.of("lines", history.lines()), Table::new);
        } else {
            invocation.console().paged(page -> history.lines().forEach(page::print));
        }
    }

    @Command(name = "quit", description = "Leave the shell")
    void quit() {
        leaving.request();
    }

    @Command(name = "exit", description = "Leave the shell")
    void exit() {
        leaving.request();
    }

    @Command(name = "script", description = "Run the commands in a file, up to the first that fails")
    @Examples({"script commands.txt", "script 'after the update.txt'"})
    void script(@Argument(index = 0, description = "A command on each line") Path file, Invocation invocation) {
        try (LineSource lines = new LineSource(file.toString(), Files.newInputStream(file), invocation.console())) {
            CommandResult result = script.run(lines, invocation.console());
            result.failure().ifPresent(failure -> {
                throw failure.asException();
            });
        } catch (IOException e) {
            throw new DrshException(Outcome.USAGE, file + " cannot be read", "check that it is a readable file", e);
        }
    }
}
