package drsh.runbook;

import drsh.command.Nearest;
import drsh.runbook.Documentation.Wordless;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;

/** Turns a fenced block into a {@link Fence} if its first word says so. */
final class FenceReader {

    private static final String TIMEOUT = "timeout";
    private static final int LONGEST_WORD = 10;

    private final Findings findings;

    FenceReader(Findings findings) {
        this.findings = findings;
    }

    /** The fence, or nothing if it is documentation. A word with a slip of the pen is read as the one that was meant. */
    Optional<Fence> read(FencedCodeBlock block) {
        int line = Lines.first(block);
        closed(block, line);
        List<String> info = info(block);
        Optional<FenceWord> word = info.stream().findFirst().flatMap(FenceWord::of);
        if (word.isEmpty()) {
            word = nearlyAWord(info, line);
        }
        return word.map(known -> new Fence(known, line, timeout(known, info, line), lines(block, known, line)));
    }

    /** The fence, if it has lines and no word at all. */
    static Optional<Wordless> wordless(FencedCodeBlock block) {
        int line = Lines.first(block);
        return Optional.of(new Wordless(line, lines(block, line)))
                .filter(fence -> info(block).isEmpty() && !fence.lines().isEmpty());
    }

    /** A fence that was forgotten to be closed is usually closed by the end of the next one. */
    private void closed(FencedCodeBlock block, int line) {
        boolean open = block.getClosingFenceLength() == null;
        if (open || block.getLiteral().lines().anyMatch(inside -> opensAnother(inside, block))) {
            findings.add(
                    line,
                    Rule.UNCLOSED_FENCE,
                    open
                            ? "this fence is never closed; all that follows would be part of it"
                            : "another fence opens inside this one, which is probably not closed where it should be");
        }
    }

    private static boolean opensAnother(String inside, FencedCodeBlock block) {
        String text = inside.strip();
        String fence = block.getFenceCharacter().repeat(Objects.requireNonNull(block.getOpeningFenceLength()));
        return text.startsWith(fence)
                && !text.replace(block.getFenceCharacter(), "").isBlank();
    }

    /** Whether the fence would be taken for one that runs, wherever it stands. */
    static boolean looksRunnable(FencedCodeBlock block) {
        return info(block).stream().findFirst().flatMap(FenceWord::of).isPresent();
    }

    private List<CommandLine> lines(FencedCodeBlock block, FenceWord word, int opening) {
        List<CommandLine> lines = lines(block, opening);
        if (lines.isEmpty()) {
            findings.add(opening, Rule.EMPTY_STEP, "this " + word.word() + " fence has no line");
        }
        return lines;
    }

    private static List<CommandLine> lines(FencedCodeBlock block, int opening) {
        List<CommandLine> lines = new ArrayList<>();
        int number = opening;
        for (String text : block.getLiteral().lines().toList()) {
            number++;
            if (!text.isBlank() && !text.strip().startsWith("#")) {
                lines.add(new CommandLine(text.strip(), number));
            }
        }
        return lines;
    }

    private @Nullable Duration timeout(FenceWord word, List<String> info, int line) {
        Duration timeout = null;
        for (String option : info.subList(1, info.size())) {
            int equals = Math.max(option.indexOf('='), 0);
            String key = equals == 0 ? option : option.substring(0, equals);
            Optional<Duration> value = DurationText.parse(option.substring(Math.min(equals + 1, option.length())));
            if (!key.equals(TIMEOUT) || word == FenceWord.MANUAL) {
                findings.addMistyped(
                        line,
                        Rule.FENCE_OPTION,
                        key + " is no option of a " + word.word() + " fence",
                        key,
                        word == FenceWord.MANUAL ? List.of() : List.of(TIMEOUT));
            } else if (equals == 0 || value.isEmpty() || timeout != null) {
                findings.add(line, Rule.FENCE_OPTION, "timeout must be given once, as " + DurationText.EXAMPLES);
            } else {
                timeout = value.get();
            }
        }
        return timeout;
    }

    /** A slip of the pen would turn a step into documentation, which nobody notices until it is needed. */
    private Optional<FenceWord> nearlyAWord(List<String> info, int line) {
        Optional<String> near = info.stream()
                .findFirst()
                .map(FenceReader::bare)
                .filter(word -> word.length() <= LONGEST_WORD)
                .flatMap(word ->
                        Nearest.to(word, FenceWord.words()).filter(known -> Nearest.distance(word, known) <= 1));
        near.ifPresent(known ->
                findings.add(line, Rule.FENCE_WORD, "a " + info.get(0) + " fence never runs", Optional.of(known)));
        return near.flatMap(FenceWord::of);
    }

    /** The word without what other tools put round it, as in {@code {run}} and {@code {.run}}. */
    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("^[{.]+|}$", "");
    }

    private static List<String> info(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        return info.isEmpty() ? List.of() : List.of(info.split("\\s+", -1));
    }
}
