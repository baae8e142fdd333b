package drsh.stack;

import drsh.docker.ComposeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Prisma keeps of the application's migrations in its image, and how its own command is used on them. */
public final class Prisma {

    private static final String COMMAND = "prisma migrate";
    private static final String DEPLOY = "deploy";
    private static final String FOLDER = "prisma/migrations";
    private static final String SCRIPT = "/migration.sql";

    private final Stack stack;

    private Prisma(Stack stack) {
        this.stack = stack;
    }

    /** None where the command that migrates is not Prisma's. */
    public static Optional<Prisma> of(Stack stack) {
        return String.join(" ", stack.settings().migrate()).contains(COMMAND)
                ? Optional.of(new Prisma(stack))
                : Optional.empty();
    }

    /** The application's image, or what stands for it where there is none. */
    public String image() {
        ComposeFile.Service application = stack.services().application();
        return application == null ? "the application's image" : application.image();
    }

    /**
     * The migrations in the application's image, in their order. Read without running anything of it.
     *
     * @return empty where there is no application, or the engine does not have its image, or that has no such folder
     */
    public Optional<List<MigrationScript>> migrations() {
        ComposeFile.Service application = stack.services().application();
        return application == null
                ? Optional.empty()
                : stack.engine()
                        .imageFiles()
                        .read(stack.name(), application.image(), FOLDER, Prisma::isScript)
                        .map(Prisma::scripts);
    }

    private static boolean isScript(String path) {
        return path.endsWith(SCRIPT) && path.indexOf('/') == path.length() - SCRIPT.length();
    }

    private static List<MigrationScript> scripts(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> MigrationScript.of(
                        file.getKey().substring(0, file.getKey().length() - SCRIPT.length()), file.getValue()))
                .sorted(java.util.Comparator.comparing(MigrationScript::name))
                .toList();
    }

    /** The command that migrates, in words. */
    public String command() {
        return String.join(" ", stack.settings().migrate());
    }

    /** The line that marks a failed migration as rolled back, so that it is applied again. */
    public String resolveLine(String migration) {
        List<String> command = new ArrayList<>(stack.settings().migrate());
        int deploy = command.indexOf(DEPLOY);
        if (deploy < 0) {
            command = new ArrayList<>(List.of("npx", "prisma", "migrate", DEPLOY));
            deploy = command.size() - 1;
        }
        command.remove(deploy);
        command.addAll(deploy, List.of("resolve", "--rolled-back", migration));
        return new ComposeLine(stack).run(command);
    }
}
