package drsh.shell.prompt;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Shows in red what is no command and no option, as soon as no further letter can make it one. Everything else looks as
 * it was typed.
 */
public final class MistakeHighlighter implements Highlighter {

    /** Longer lines were pasted, and are not worth a look at every key. */
    private static final int MOST = 500;

    private static final AttributedStyle MISTAKE = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Supplier<Optional<CommandCatalog>> catalog;

    /**
     * A highlighter.
     *
     * @param catalog empty until it was read, which does not happen at a key
     */
    public MistakeHighlighter(Supplier<Optional<CommandCatalog>> catalog) {
        this.catalog = catalog;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return shown(line);
    }

    AttributedString shown(String line) {
        List<TypedWords.Word> wrong = line.length() > MOST
                ? List.of()
                : catalog.get().map(known -> mistakes(known, line)).orElse(List.of());
        AttributedStringBuilder shown = new AttributedStringBuilder();
        int at = 0;
        for (TypedWords.Word word : wrong) {
            shown.append(line, at, word.start());
            at = word.start() + word.raw().length();
            shown.append(line.substring(word.start(), at), MISTAKE);
        }
        return shown.append(line, at, line.length()).toAttributedString();
    }

    /** The words that cannot be right any more. */
    static List<TypedWords.Word> mistakes(CommandCatalog catalog, String line) {
        List<TypedWords.Word> words = TypedWords.of(line).written();
        boolean ended = !line.isEmpty() && Character.isWhitespace(line.charAt(line.length() - 1));
        if (words.isEmpty()
                || words.get(0).text().startsWith("-")
                || words.get(0).text().startsWith("#")) {
            return List.of();
        }
        List<String> texts = words.stream().map(TypedWords.Word::text).toList();
        Optional<CommandSpec> command = catalog.longest(texts);
        if (command.isEmpty()) {
            return unknownCommand(catalog, words, texts, ended);
        }
        return unknownOptions(command.get(), words, ended);
    }

    private static List<TypedWords.Word> unknownCommand(
            CommandCatalog catalog, List<TypedWords.Word> words, List<String> texts, boolean ended) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).startsWith("-")) {
                return List.of();
            }
            List<String> before = texts.subList(0, i);
            String word = texts.get(i);
            int index = i;
            boolean open = i == texts.size() - 1 && !ended;
            boolean known = catalog.under(before).stream()
                    .map(spec -> spec.words().get(index))
                    .anyMatch(next -> open ? next.startsWith(word) : next.equals(word));
            if (!known) {
                return List.of(words.get(i));
            }
        }
        return List.of();
    }

    private static List<TypedWords.Word> unknownOptions(
            CommandSpec command, List<TypedWords.Word> words, boolean ended) {
        List<TypedWords.Word> wrong = new ArrayList<>();
        for (int i = command.words().size(); i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.equals("--")) {
                break;
            }
            String name = word.split("=", 2)[0];
            boolean open = i == words.size() - 1 && !ended && name.equals(word);
            if (name.startsWith("-")
                    && name.length() > 1
                    && command.option(name).isEmpty()) {
                boolean possible = open
                        && command.options().stream()
                                .anyMatch(option -> option.typed().startsWith(name));
                if (!possible) {
                    wrong.add(words.get(i));
                }
            } else if (command.option(name).filter(option -> !option.flag()).isPresent() && name.equals(word)) {
                // Its value.
                i++;
            }
        }
        return wrong;
    }
}
