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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The shell's parts. Command groups are listed here rather than scanned for: it is faster, and says what there is. What is
 * needed later, or perhaps not at all, is asked of the factory then: a provider of a type is made at run time, which takes
 * longer than most parts.
 */
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
    CommandGroups commandGroups(ListableBeanFactory beans) {
        return new CommandGroups(
                beans,
                Optional.ofNullable(beans.getBeanProvider(WrittenGroups.class).getIfAvailable()));
    }

    @Bean
    CommandCatalog commandCatalog(CommandGroups groups) {
        return groups.catalog();
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
    Workspaces workspaces(ListableBeanFactory beans) {
        return new Workspaces(() -> beans.getBean(LoadedConfiguration.class));
    }

    @Bean
    Distribution distribution() {
        return Distribution.current();
    }

    @Bean
    Runbooks runbooks(Workspaces workspaces, Distribution distribution, ListableBeanFactory beans) {
        return new Runbooks(workspaces, distribution, () -> beans.getBean(CommandRunner.class));
    }

    @Bean
    GuidedSessions guidedSessions(Workspaces workspaces, StateDirectory state, ListableBeanFactory beans) {
        return new GuidedSessions(
                workspaces,
                state,
                () -> beans.getBean(CommandRunner.class),
                () -> beans.getBean(ValueSuggestions.class));
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
            CommandGroups groups,
            HelpPages help,
            DebugLog debugLog,
            Foreground foreground,
            Workspaces workspaces) {
        return new CommandRunner(parser, groups, help, debugLog, foreground, new LockRemark(workspaces));
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
            ListableBeanFactory beans,
            Foreground foreground,
            History history,
            Keyboard keyboard,
            Leaving leaving,
            StackName stack,
            Opening opening) {
        return new Interactive(
                () -> beans.getBean(CommandRunner.class),
                () -> beans.getBean(LineCompleter.class),
                () -> beans.getBean(CommandCatalog.class),
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
