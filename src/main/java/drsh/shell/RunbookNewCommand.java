package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.PlainText;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.runbook.Skeleton;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Examples;
import drsh.shell.line.Risky;
import drsh.shell.screen.Styled;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Begins a runbook. It is apart from the commands that only read and run them. */
@CommandGroup(name = "runbook", description = "Guided procedures, one confirmed step at a time")
final class RunbookNewCommand {

    private final Runbooks runbooks;

    RunbookNewCommand(Runbooks runbooks) {
        this.runbooks = runbooks;
    }

    @Command(
            name = {"runbook", "new"},
            description = "Write a new runbook to be filled in")
    @Risky(Risk.CHANGE)
    @Examples({"runbook new disk-full", "runbook new disk-full --title 'The disk is full'"})
    void create(
            @Argument(index = 0, description = "Its name: letters in lower case, digits and hyphens") String name,
            @Option(longName = "title", description = "Its title; made from the name if none is given")
                    Optional<String> title,
            Invocation invocation) {
        if (!RunbookCatalog.isName(name)) {
            throw DrshException.usage(
                    PlainText.visible(name) + " cannot be the name of a runbook",
                    "use letters in lower case, digits and hyphens, such as disk-full");
        }
        Path file = runbooks.own().resolve(name + ".md");
        String text = Skeleton.text(file, title.orElseGet(() -> title(name)));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
        if (invocation.onlyPlans("write " + file + ":")) {
            invocation.console().print(text.stripTrailing());
            return;
        }
        Optional<RunbookEntry> hidden = runbooks.catalog().list().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
        write(file, text);
        invocation.console().print("wrote " + file);
        hidden.ifPresent(
                entry -> invocation.console().say(Styled.warning("it hides " + entry.path() + " from now on")));
        invocation.console().say("fill it in, then look over it with 'runbook lint " + name + "'");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? exists(file) : unwritable(file, e);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static DrshException exists(Path file) {
        return DrshException.usage(file + " is there already", "choose another name, or edit that file");
    }

    private static DrshException unwritable(Path file, IOException cause) {
        return new DrshException(
                Outcome.USAGE,
                file + " cannot be written",
                "check that " + file.getParent() + " is a directory that you may write to",
                cause);
    }

    private static String title(String name) {
        String words = name.replaceAll("-+", " ").strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
