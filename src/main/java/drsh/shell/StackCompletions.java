package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Notes;
import drsh.command.Amounts;
import drsh.postgres.DatabaseName;
import drsh.practice.Disaster;
import drsh.runbook.Input;
import drsh.runbook.Runbook;
import drsh.session.Kept;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what a folder and its stack hold to completion. */
@Configuration(proxyBeanMethods = false)
class StackCompletions {

    @Bean
    ValueSuggestions valueSuggestions(ObjectProvider<ValueCompleter> completers) {
        return new ValueSuggestions(completers::orderedStream);
    }

    @Bean
    ValueCompleter backupIds(Workspaces workspaces) {
        return completer(ValueType.BACKUP_ID, typed -> {
            List<Backup> backups = workspaces.current().catalog().contents().backups();
            Stream<Suggestion> ids = backups.stream().map(backup -> backup(workspaces.current(), backup));
            Stream<Suggestion> words = Stream.of(
                    new Suggestion("latest-verified", "the newest one known to be good"),
                    new Suggestion("latest", "the newest one"));
            Stream<Suggestion> safety = backups.stream()
                    .filter(backup -> backup.manifest().notes().safety())
                    .limit(1)
                    .map(newest -> new Suggestion(Notes.SAFETY, "what the newest restore in place replaced"));
            return Stream.concat(backups.isEmpty() ? Stream.empty() : words, Stream.concat(ids, safety));
        });
    }

    private static Suggestion backup(Workspace workspace, Backup backup) {
        String verified = backup.good() ? "" : backup.verified() ? ", look at it first" : ", not verified";
        return new Suggestion(
                backup.id().value(),
                Amounts.time(backup.age(workspace.clock())) + " old, " + Amounts.size(backup.size()) + verified);
    }

    @Bean
    ValueCompleter storageNames(Workspaces workspaces) {
        return completer(
                ValueType.STORAGE,
                typed -> workspaces.current().catalog().places().stream()
                        .map(place ->
                                new Suggestion(place.name(), place.storage().where())));
    }

    @Bean
    ValueCompleter runbookNames(Runbooks runbooks) {
        return completer(
                ValueType.RUNBOOK,
                typed -> runbooks.catalog().list().stream().map(entry -> new Suggestion(entry.name(), entry.title())));
    }

    @Bean
    ValueCompleter runbookSteps(Runbooks runbooks) {
        return completer(
                ValueType.STEP,
                typed -> runbook(runbooks, typed)
                        .flatMap(runbook -> runbook.steps().stream())
                        .map(step -> new Suggestion(step.id(), step.name())));
    }

    @Bean
    ValueCompleter runbookInputs(Runbooks runbooks, ObjectProvider<ValueSuggestions> values) {
        return completer(
                ValueType.INPUT,
                typed -> runbook(runbooks, typed)
                        .flatMap(runbook -> runbook.inputs().stream())
                        .flatMap(input -> values(input, typed.word(), values.getObject())));
    }

    private static Stream<Suggestion> values(Input input, String word, ValueSuggestions values) {
        String prefix = input.name() + "=";
        return word.startsWith(prefix)
                ? values.of(input, word.substring(prefix.length()))
                        .map(value -> new Suggestion(prefix + value.value(), value.description(), value.whole()))
                : Stream.of(new Suggestion(prefix, input.help(), false));
    }

    private static Stream<Runbook> runbook(Runbooks runbooks, TypedCommand typed) {
        return typed.arguments().stream()
                .limit(1)
                .map(name -> runbooks.catalog().find(name).runbook());
    }

    @Bean
    ValueCompleter sessionIds(GuidedSessions sessions) {
        return completer(
                ValueType.SESSION_ID,
                typed -> sessions.sessions().list().stream()
                        .filter(entry -> !typed.name().equals("session resume")
                                || entry.state().unfinished())
                        .map(entry -> new Suggestion(entry.id(), entry.state().toString())));
    }

    @Bean
    ValueCompleter serviceNames(Workspaces workspaces) {
        return completer(
                ValueType.SERVICE,
                typed -> own(
                        workspaces,
                        workspace -> workspace.stack().services().file().services().stream()
                                .map(service -> new Suggestion(service.name().value(), service.image()))));
    }

    @Bean
    ValueCompleter databaseNames(Workspaces workspaces) {
        return completer(
                ValueType.DATABASE,
                typed -> own(
                        workspaces,
                        workspace -> workspace.stack().server().databases().stream()
                                .map(DatabaseName::value)
                                .map(name -> new Suggestion(name, ""))));
    }

    /** What can be swapped in has not been live; everything else can be brought back. */
    @Bean
    ValueCompleter keptNames(Workspaces workspaces) {
        return completer(
                ValueType.RESTORE_ID,
                typed -> own(
                        workspaces,
                        workspace -> new KeptOfStack(workspace)
                                .kept().stream()
                                        .filter(kept -> kept.kind().startsWith("prepared")
                                                == typed.name().equals("restore swap"))
                                        .map(StackCompletions::kept)));
    }

    private static Suggestion kept(Kept kept) {
        return new Suggestion(kept.name(), kept.kind());
    }

    @Bean
    ValueCompleter disasters() {
        return completer(
                ValueType.DISASTER,
                typed -> Arrays.stream(Disaster.values())
                        .map(disaster -> new Suggestion(disaster.title(), disaster.what())));
    }

    /** With a workspace of its own: an engine that does not answer must not hold the one that commands use. */
    private static Stream<Suggestion> own(Workspaces workspaces, Function<Workspace, Stream<Suggestion>> look) {
        try (Workspace own = new Workspace(workspaces.current().configuration())) {
            return look.apply(own).toList().stream();
        }
    }

    private static ValueCompleter completer(ValueType type, Function<TypedCommand, Stream<Suggestion>> look) {
        return new ValueCompleter() {
            @Override
            public ValueType type() {
                return type;
            }

            @Override
            public List<Suggestion> suggestions(TypedCommand typed) {
                return look.apply(typed).toList();
            }
        };
    }
}
