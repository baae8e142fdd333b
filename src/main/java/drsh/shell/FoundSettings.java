package drsh.shell;

import drsh.command.DrshException;
import drsh.config.Configuration;
import drsh.config.Setting;
import drsh.stack.Services;
import drsh.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The effective settings with what nobody has set and drsh finds out, and where it finds that. */
final class FoundSettings {

    private static final String UNKNOWN = "(not known)";

    /** What the other keys of a storage say that were left out. */
    private static final Pattern RETENTION = Pattern.compile("storages\\..+\\.(daily|weekly|monthly)");

    private final Workspace workspace;
    private final Map<String, Setting> found = new HashMap<>();

    private FoundSettings(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All of them; what cannot be found out now says why in the place of its source. */
    static List<Setting> of(Workspace workspace) {
        FoundSettings found = new FoundSettings(workspace);
        found.machine();
        found.stack();
        return workspace.configuration().settings().stream().map(found::filled).toList();
    }

    private Setting filled(Setting setting) {
        if (!setting.value().isEmpty()) {
            return setting;
        }
        Matcher retention = RETENTION.matcher(setting.key());
        return retention.matches()
                ? new Setting(setting.key(), retention(retention.group(1)), "as retention." + retention.group(1))
                : found.getOrDefault(setting.key(), setting);
    }

    private String retention(String key) {
        Configuration.Retention kept = workspace.configuration().values().retention();
        return String.valueOf(
                switch (key) {
                    case "daily" -> kept.daily();
                    case "weekly" -> kept.weekly();
                    default -> kept.monthly();
                });
    }

    private void machine() {
        put("stack.migrate", String.join(" ", Workspace.MIGRATE), "default");
        put("stack.time-zone", workspace.clock().getZone().toString(), "this machine");
        put("backups.compress", "(what suits the server)", "default");
        put("drill.checks", "(the count of \"User\")", "default");
    }

    private void stack() {
        Stack stack;
        Services services;
        try {
            stack = workspace.stack();
            put("stack.compose-file", stack.compose().file().toString(), "folder");
            services = stack.services();
        } catch (DrshException e) {
            for (String key : List.of(
                    "compose-file",
                    "project",
                    "database-service",
                    "application-service",
                    "database",
                    "user",
                    "health-url")) {
                found.putIfAbsent("stack." + key, new Setting("stack." + key, UNKNOWN, e.what()));
            }
            return;
        }
        put("stack.project", stack.name().value(), "compose file");
        String database = services.database().name().value();
        String inFile = "compose file, service " + database;
        put("stack.database-service", database, "compose file");
        put("stack.database", services.databaseName().value(), inFile);
        put("stack.user", services.user(), inFile);
        if (services.application() == null) {
            put("stack.application-service", UNKNOWN, "several services, or none, use the database");
        } else {
            put("stack.application-service", services.application().name().value(), "compose file");
        }
        if (workspace.configuration().values().stack().healthUrl() == null) {
            FoundUrl url = FoundUrl.of(stack);
            put("stack.health-url", url.url().map(Object::toString).orElse(UNKNOWN), url.source());
        }
    }

    private void put(String key, String value, String source) {
        found.put(key, new Setting(key, value, source));
    }
}
