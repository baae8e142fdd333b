package drsh.shell;

import drsh.shell.completion.CompletionScript;
import drsh.shell.completion.LoginShell;
import drsh.shell.line.CommandCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The build step that renders the completion scripts of all shells. */
public final class CompletionScripts {

    private CompletionScripts() {}

    /**
     * Writes the scripts into a directory, which is made if it is missing.
     *
     * @param arguments the directory
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        CommandCatalog catalog = catalog();
        for (LoginShell shell : LoginShell.values()) {
            Files.writeString(directory.resolve(shell.script()), CompletionScript.render(shell, catalog));
        }
    }

    /** All commands of the shell, without building one of their groups. */
    static CommandCatalog catalog() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            return beans.getBean(CommandCatalog.class);
        }
    }
}
