package drsh.shell;

import drsh.command.Risk;
import drsh.shell.completion.Activation;
import drsh.shell.completion.CompletionFile;
import drsh.shell.completion.CompletionScript;
import drsh.shell.completion.LoginShell;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.Risky;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about completion in the operator's own shell. */
@CommandGroup(name = "completion", description = "TAB for 'drsh …' in your own shell")
final class CompletionCommands {

    private final CommandCatalog catalog;
    private final Map<String, String> environment = System.getenv();

    CompletionCommands(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @Command(
            name = {"completion", "install"},
            description = "Let your shell complete drsh's commands, backups, runbooks and files")
    @Risky(Risk.CHANGE)
    @Examples({"completion install", "completion install --shell zsh"})
    void install(
            @Option(longName = "shell", description = "The shell; else the one of your login")
                    Optional<LoginShell> shell,
            Invocation invocation) {
        CompletionFile file = CompletionFile.of(shell.orElseGet(() -> LoginShell.of(environment)), environment);
        String script = CompletionScript.render(file.shell(), catalog);
        CompletionFile.Change change = file.change(script);
        if (invocation.onlyPlans(
                switch (change) {
                    case NEW -> "write " + file.path();
                    case NEWER -> "replace " + file.path() + ", which another version wrote";
                    case NONE -> "change nothing: " + file.path() + " is up to date";
                })) {
            return;
        }
        if (change == CompletionFile.Change.NONE) {
            invocation.console().print(file.path() + " is up to date");
        } else {
            file.write(script);
            invocation.console().print("wrote " + file.path());
        }
        new Activation(file, environment).lines().forEach(invocation.console()::say);
    }

    @Command(
            name = {"completion", "show"},
            description = "Print the script that 'completion install' writes")
    @Examples({"completion show bash", "completion show fish"})
    void show(@Argument(index = 0, description = "bash, zsh or fish") LoginShell shell, Invocation invocation) {
        invocation.console().print(CompletionScript.render(shell, catalog).stripTrailing());
    }
}
