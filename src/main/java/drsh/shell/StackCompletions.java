package drsh.shell;

import drsh.command.Amounts;
import drsh.practice.Disaster;
import drsh.shell.line.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what a folder holds to completion. None of it asks the engine. */
@Configuration(proxyBeanMethods = false)
class StackCompletions {

    @Bean
    ValueCompleter backupIds(Workspaces workspaces) {
        return completer(
                ValueType.BACKUP_ID,
                () -> Stream.concat(
                                Stream.of(new Suggestion("latest-verified", "the newest one that was read to its end")),
                                workspaces.current().catalog().contents().backups().stream()
                                        .map(backup -> new Suggestion(
                                                backup.id().value(),
                                                Amounts.time(backup.age(workspaces
                                                                .current()
                                                                .clock())) + " old, "
                                                        + Amounts.size(backup.manifest()
                                                                .data()
                                                                .size()))))
                        .toList());
    }

    @Bean
    ValueCompleter storageNames(Workspaces workspaces) {
        return completer(
                ValueType.STORAGE,
                () -> workspaces.current().catalog().places().stream()
                        .map(place ->
                                new Suggestion(place.name(), place.storage().where()))
                        .toList());
    }

    @Bean
    ValueCompleter runbookNames(Runbooks runbooks) {
        return completer(
                ValueType.RUNBOOK,
                () -> runbooks.catalog().list().stream()
                        .map(entry -> new Suggestion(entry.name(), entry.title()))
                        .toList());
    }

    @Bean
    ValueCompleter sessionIds(GuidedSessions sessions) {
        return completer(
                ValueType.SESSION_ID,
                () -> sessions.sessions().list().stream()
                        .map(entry -> new Suggestion(entry.id(), entry.state().toString()))
                        .toList());
    }

    @Bean
    ValueCompleter serviceNames(Workspaces workspaces) {
        return completer(
                ValueType.SERVICE,
                () -> workspaces.current().stack().services().file().services().stream()
                        .map(service -> new Suggestion(service.name().value(), service.image()))
                        .toList());
    }

    @Bean
    ValueCompleter disasters() {
        return completer(
                ValueType.DISASTER,
                () -> Arrays.stream(Disaster.values())
                        .map(disaster -> new Suggestion(disaster.title(), disaster.what()))
                        .toList());
    }

    private static ValueCompleter completer(ValueType type, Supplier<List<Suggestion>> suggestions) {
        return new ValueCompleter() {
            @Override
            public ValueType type() {
                return type;
            }

            @Override
            public List<Suggestion> suggestions() {
                return suggestions.get();
            }
        };
    }
}
