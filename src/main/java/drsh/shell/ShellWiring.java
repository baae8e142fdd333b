package drsh.shell;

import drsh.config.ConfigurationFile;
import drsh.config.LoadedConfiguration;
import drsh.config.StateDirectory;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.StrictCommandParser;
import drsh.shell.screen.Keyboard;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.command.CommandRegistry;

/** The shell's parts. Command groups are listed here rather than scanned for: it is faster, and says what there is. */
@Configuration(proxyBeanMethods = false)
@Import({
    GeneralCommands.class,
    ConfigCommands.class,
    CompletionCommands.class,
    StackCommands.class,
    BackupCommands.class,
    BackupKeepingCommands.class,
    RetentionCommands.class,
    RestoreCommands.class,
    DrillCommands.class,
    PracticeCommands.class,
    RunbookCommands.class,
    SessionCommands.class,
    RunbookNewCommand.class,
    ScheduleCommands.class,
    DoctorCommands.class,
    StackCompletions.class
})
public class ShellWiring {

    @Bean
    CommandGroups commandGroups(ListableBeanFactory beans, ObjectProvider<WrittenGroups> written) {
        return new CommandGroups(beans, Optional.ofNullable(written.getIfAvailable()));
    }

    @Bean
    CommandCatalog commandCatalog(CommandGroups groups) {
        return groups.catalog();
    }

    @Bean
    CommandRegistry commandRegistry(CommandGroups groups) {
        return groups.registry();
    }

    @Bean
    StrictCommandParser commandParser(CommandCatalog catalog) {
        return new StrictCommandParser(catalog);
    }

    @Bean
    HelpPages helpPages(CommandCatalog catalog) {
        return new HelpPages(catalog);
    }

    @Bean
    Leaving leaving() {
        return new Leaving();
    }

    @Bean
    StateDirectory stateDirectory() {
        return StateDirectory.of(System.getenv(), System.getProperty("user.home", "."));
    }

    @Bean
    History history(StateDirectory state) {
        return new History(state);
    }

    @Bean
    DebugLog debugLog(StateDirectory state, Startup startup) {
        return new DebugLog(state, Clock.systemUTC(), startup.debug());
    }

    @Bean
    LoadedConfiguration configuration(Startup startup) {
        return new ConfigurationFile(Path.of(""), startup.configuration(), System.getenv()).load();
    }

    @Bean
    Workspaces workspaces(ObjectProvider<LoadedConfiguration> configuration) {
        return new Workspaces(configuration::getObject);
    }

    @Bean
    Distribution distribution() {
        return Distribution.current();
    }

    @Bean
    Runbooks runbooks(Workspaces workspaces, Distribution distribution, ObjectProvider<CommandRunner> runner) {
        return new Runbooks(workspaces, distribution, runner::getObject);
    }

    @Bean
    GuidedSessions guidedSessions(
            Workspaces workspaces,
            StateDirectory state,
            ObjectProvider<CommandRunner> runner,
            ObjectProvider<ValueSuggestions> values) {
        return new GuidedSessions(workspaces, state, runner::getObject, values::getObject);
    }

    @Bean
    PracticeTour practiceTour(
            Distribution distribution, Workspaces workspaces, Runbooks runbooks, GuidedSessions sessions) {
        return new PracticeTour(distribution, workspaces, runbooks, sessions);
    }

    @Bean
    StackName stackName(Workspaces workspaces) {
        return new StackName(workspaces);
    }

    @Bean
    CommandRunner commandRunner(
            StrictCommandParser parser,
            CommandRegistry registry,
            HelpPages help,
            DebugLog debugLog,
            Foreground foreground,
            Workspaces workspaces) {
        return new CommandRunner(parser, registry, help, debugLog, foreground, new LockRemark(workspaces));
    }

    @Bean
    LineCompleter lineCompleter(CommandCatalog catalog, ValueSuggestions values) {
        return new LineCompleter(catalog, values);
    }

    @Bean
    Opening opening(Workspaces workspaces, StateDirectory state, StackName name) {
        return new Opening(workspaces, state, name);
    }

    @Bean
    Interactive interactive(
            ObjectProvider<CommandRunner> runner,
            ObjectProvider<LineCompleter> completer,
            ObjectProvider<CommandCatalog> catalog,
            Foreground foreground,
            History history,
            Keyboard keyboard,
            Leaving leaving,
            StackName stack,
            Opening opening) {
        return new Interactive(
                runner::getObject,
                completer::getObject,
                catalog::getObject,
                foreground,
                history,
                keyboard,
                leaving,
                stack,
                opening);
    }

    @Bean
    Script script(CommandRunner runner, Leaving leaving) {
        return new Script(runner, leaving);
    }
}
