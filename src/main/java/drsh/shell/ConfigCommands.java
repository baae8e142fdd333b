package drsh.shell;

import drsh.config.LoadedConfiguration;
import drsh.config.Setting;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.screen.Table;
import org.springframework.shell.core.command.annotation.Command;

/** The commands about the configuration. */
@CommandGroup(name = "config", description = "What is configured")
final class ConfigCommands {

    private final LoadedConfiguration configuration;

    ConfigCommands(LoadedConfiguration configuration) {
        this.configuration = configuration;
    }

    @Command(
            name = {"config", "show"},
            description = "Show every effective value and where it comes from")
    @PrintsData
    @Examples({"config show --json", "config show"})
    void show(Invocation invocation) {
        invocation.show(configuration.settings(), this::table);
    }

    private Table table() {
        Table table = new Table().column("KEY").text("VALUE").text("SOURCE");
        for (Setting setting : configuration.settings()) {
            table.row(setting.key(), setting.value().isEmpty() ? "(found out)" : setting.value(), setting.source());
        }
        return table;
    }
}
