package drsh.shell.line;

import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Finds out what a line means: exactly one registered command with options and arguments that it takes. Anything else
 * is a {@link drsh.command.DrshException} with outcome USAGE that says what is wrong and what was probably meant;
 * nothing is ever run on a guess.
 */
public final class StrictCommandParser implements CommandParser {

    private final CommandCatalog catalog;

    /** A parser for the commands of the catalog. */
    public StrictCommandParser(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public ParsedInput parse(String input) {
        return read(input).input();
    }

    /** Reads a line as typed at a prompt or written in a script or runbook. */
    public CommandLine read(String line) {
        List<String> words = Tokenizer.split(line);
        // As help and the README write it for another shell.
        boolean named = words.size() > 1 && words.get(0).equals("drsh");
        return read(named ? words.subList(1, words.size()) : words);
    }

    /** Reads words that are already split, such as the arguments of the process. */
    public CommandLine read(List<String> words) {
        int start = leadingOptions(words);
        CommandName name = new CommandName(catalog, words.subList(start, words.size()));
        if (name.asksForHelpOnGroup()) {
            List<String> help = new ArrayList<>(name.group());
            help.add(0, "help");
            return read(help);
        }
        CommandSpec command = name.resolve();
        List<String> rest = new ArrayList<>(words.subList(0, start));
        rest.addAll(words.subList(start + command.words().size(), words.size()));
        return new LineReading(command, catalog.under(command.words())).read(rest);
    }

    /** Common options may stand before the command; how many words they are. */
    private static int leadingOptions(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String word = words.get(at);
            boolean needsValue = word.equals(CommonOptions.CONFIRM.typed()) || word.equals(CommonOptions.COLOR.typed());
            at += needsValue && at + 1 < words.size() ? 2 : 1;
        }
        return at;
    }
}
