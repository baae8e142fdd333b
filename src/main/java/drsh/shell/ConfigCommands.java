package drsh.shell;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.config.ConfigurationFile;
import drsh.config.Setting;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.screen.Printable;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about the configuration. */
@CommandGroup(name = "config", description = "What is configured")
final class ConfigCommands {

    private final Workspaces workspaces;

    ConfigCommands(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Command(name = "config", description = "Show every effective value and where it comes from")
    @PrintsData
    @Examples({"config", "config --json"})
    void config(Invocation invocation) {
        show(invocation);
    }

    @Command(
            name = {"config", "show"},
            description = "Show every effective value and where it comes from")
    @PrintsData
    @Examples({"config show --json", "config show"})
    void show(Invocation invocation) {
        List<Setting> settings = FoundSettings.of(workspaces.current());
        invocation.show(settings, () -> table(settings, workspaces.current().folder()));
    }

    @Command(
            name = {"config", "init"},
            description = "Write a commented drsh.yml from what the Compose file and the engine show")
    @Risky(Risk.CHANGE)
    @Examples({"config init --dry-run", "config init"})
    Outcome init(
            @Option(longName = "force", description = "Write a new one, and keep the old one under another name")
                    boolean force,
            Invocation invocation) {
        Workspace workspace = workspace(force);
        ConfigWriting writing = new ConfigWriting(workspace.folder());
        if (!force) {
            writing.requireNone();
        }
        Optional<OldSettings> old = writing.exists() ? Optional.of(OldSettings.of(writing.file())) : Optional.empty();
        Map<String, String> carried = old.map(OldSettings::carried).orElse(Map.of());
        ConfigDraft draft = ConfigDraft.of(workspace);
        draft.set(carried);
        if (invocation.onlyPlans("write " + writing.file() + ":")) {
            invocation.console().print(draft.text().stripTrailing());
            return Outcome.DONE;
        }
        Optional<Path> kept = old.map(settings -> writing.replace(draft.text(), settings, workspace.clock()));
        if (kept.isEmpty()) {
            writing.write(draft.text());
        }
        invocation.console().print("wrote " + writing.file());
        draft.choices().forEach(line -> invocation.console().say(Styled.warning(Printable.line(line))));
        kept.ifPresent(other -> invocation.console().say(ofOld(other, old)));
        goOn(workspace, invocation);
        return Outcome.DONE;
    }

    private static AttributedString ofOld(Path kept, Optional<OldSettings> old) {
        return old.filter(OldSettings::readable).isPresent()
                ? Styled.plain("the old one is " + kept + "; what it set holds as before")
                : Styled.warning("the old one is " + kept + "; it could not be read: what it set no longer holds");
    }

    /** What cannot be read is to be replaced: it must not stand in the way of that. */
    private Workspace workspace(boolean force) {
        try {
            return workspaces.current();
        } catch (RuntimeException e) {
            if (!force || Failure.of(e).outcome() != Outcome.USAGE) {
                throw e;
            }
            return new Workspace(ConfigurationFile.defaults(Path.of("")));
        }
    }

    private void goOn(Workspace workspace, Invocation invocation) {
        Optional<String> named = workspace.configuration().named();
        if (named.isPresent()) {
            invocation.console().say(Styled.warning("it is not read as long as " + named.get() + " names another one"));
        } else {
            workspaces.enter(workspace.folder());
        }
    }

    /** What lies in the folder is shown from there: it leaves room for the sources. */
    private static Table table(List<Setting> settings, Path folder) {
        Table table = new Table().column("KEY").text("VALUE").text("SOURCE");
        for (Setting setting : settings) {
            String value = setting.value().replace(folder + "/", "./");
            table.row(setting.key(), value.isEmpty() ? "(none)" : value, setting.source());
        }
        return table;
    }
}
