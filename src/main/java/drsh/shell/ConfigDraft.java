package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.Template;
import drsh.docker.ComposeFile;
import drsh.stack.Services;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@code drsh.yml} for the stack of a folder: what the Compose file and the engine show is set, all else is a comment
 * with its default. Where several services could be meant, one is chosen and the others are named beside it.
 */
final class ConfigDraft {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();

    private ConfigDraft() {}

    /**
     * Makes one. Needs Compose, and no engine.
     *
     * @throws DrshException (refused) without a Compose file that Compose accepts, (usage) without a service that may be
     *     PostgreSQL
     */
    static ConfigDraft of(Workspace workspace) {
        ConfigDraft draft = new ConfigDraft();
        StackSettings said = workspace.stack().settings();
        ComposeFile file = workspace.stack().compose().config();
        String database = draft.database(workspace.stack(), file);
        try (Stack withDatabase = new Stack(naming(said, database, said.applicationService()))) {
            String application = draft.application(withDatabase.services());
            try (Stack stack = new Stack(naming(said, database, application))) {
                draft.describe(stack, workspace.folder());
            }
        }
        return draft;
    }

    /** What is to be set besides, or in the place of what was found, by key. */
    void set(Map<String, String> wanted) {
        values.putAll(wanted);
        remarks.keySet().removeAll(wanted.keySet());
    }

    /** The text of the file. */
    String text() {
        return Template.with(values, remarks);
    }

    /** What was chosen among several, a line for each. */
    List<String> choices() {
        List<String> choices = new ArrayList<>();
        remarks.forEach((key, remark) -> {
            if (values.containsKey(key)) {
                choices.add(key + " is " + values.get(key) + "; " + remark);
            }
        });
        return choices;
    }

    private String database(Stack stack, ComposeFile file) {
        List<String> candidates = names(file, ComposeFile.Service::hasImageOfPostgres);
        if (candidates.isEmpty()) {
            candidates = names(file, ComposeFile.Service::hasVariablesOfPostgres);
        }
        String chosen;
        try {
            chosen = stack.services().database().name().value();
        } catch (DrshException e) {
            if (e.outcome() != Outcome.USAGE || candidates.isEmpty()) {
                throw e;
            }
            chosen = candidates.get(0);
        }
        remark("stack.database-service", "may be PostgreSQL too", candidates, chosen);
        return chosen;
    }

    private @Nullable String application(Services services) {
        Predicate<ComposeFile.Service> uses =
                service -> service.dependsOn().contains(services.database().name());
        List<String> candidates = names(services.file(), uses);
        ComposeFile.Service known = services.application();
        if (known == null && candidates.isEmpty()) {
            remarks.put("stack.application-service", "not known: no service depends on the database");
            return null;
        }
        List<String> reachable = names(services.file(), uses.and(ComposeFile.Service::publishesPorts));
        String chosen =
                known != null ? known.name().value() : reachable.isEmpty() ? candidates.get(0) : reachable.get(0);
        remark("stack.application-service", "use the database too", candidates, chosen);
        return chosen;
    }

    private void describe(Stack stack, Path folder) {
        Services services = stack.services();
        Path file = stack.compose().file().toAbsolutePath().normalize();
        values.put(
                "stack.compose-file",
                file.startsWith(folder) ? folder.relativize(file).toString() : file.toString());
        values.put("stack.project", stack.name().value());
        values.put("stack.database-service", services.database().name().value());
        ComposeFile.Service application = services.application();
        if (application != null) {
            values.put("stack.application-service", application.name().value());
        }
        values.put("stack.database", services.databaseName().value());
        values.put("stack.user", services.user());
        if (usesPrisma(folder)) {
            values.put("stack.migrate", String.join(" ", stack.settings().migrate()));
        }
        FoundUrl url = FoundUrl.of(stack);
        boolean configured = stack.settings().healthUrl() != null;
        boolean chosenByDocker = !configured
                && url.url().isPresent()
                && (application == null
                        || !application.fixedPorts().contains(url.url().get().getPort()));
        if (chosenByDocker) {
            remarks.put(
                    "stack.health-url", "found when the application runs: the Compose file leaves the port to Docker");
        } else if (url.url().isPresent()) {
            values.put("stack.health-url", url.url().get().toString());
        } else {
            remarks.put(
                    "stack.health-url", "not known now (" + line(url.source()) + "); found when the application runs");
        }
    }

    /** The image may do it as well, but then the default is right without a line. */
    private static boolean usesPrisma(Path folder) {
        try {
            Path manifest = folder.resolve("package.json");
            return Files.isRegularFile(folder.resolve("prisma/schema.prisma"))
                    || (Files.isRegularFile(manifest)
                            && Files.readString(manifest).contains("\"prisma\""));
        } catch (IOException e) {
            return false;
        }
    }

    private void remark(String key, String what, List<String> candidates, String chosen) {
        String others = candidates.stream().filter(name -> !name.equals(chosen)).collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            remarks.put(key, what + ": " + others);
        }
    }

    private static List<String> names(ComposeFile file, Predicate<ComposeFile.Service> wanted) {
        return file.services().stream()
                .filter(wanted)
                .map(service -> service.name().value())
                .toList();
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static StackSettings naming(StackSettings said, String database, @Nullable String application) {
        return new StackSettings(
                said.folder(),
                said.composeFile(),
                said.project(),
                database,
                application,
                said.database(),
                said.user(),
                said.migrate(),
                said.healthUrl(),
                said.healthTimeout());
    }
}
