package drsh.shell;

import drsh.shell.screen.Answers;
import drsh.shell.screen.Keyboard;
import drsh.shell.screen.TerminalAnswers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/** Somebody who types at a terminal of their own, for tests. */
final class Typing implements AutoCloseable {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Keyboard keyboard = new Keyboard(80, () -> {});

    /** Types all of it, and leaves. */
    Typing(String text) throws Exception {
        // Reads the bytes as they are asked for: no thread and no device of the system is between.
        Terminal terminal = new DumbTerminal(
                "test",
                "ansi",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                screen,
                StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        // The keyboard opens the terminal of the process, and tests have none.
        Field field = Keyboard.class.getDeclaredField("terminal");
        field.setAccessible(true);
        field.set(keyboard, terminal);
    }

    Answers answers() {
        return new TerminalAnswers(keyboard);
    }

    /** What was shown. */
    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        keyboard.close();
    }
}
