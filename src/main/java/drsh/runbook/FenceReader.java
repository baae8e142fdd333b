package drsh.runbook;

import drsh.command.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;

/** Turns a fenced block into a {@link Fence} if its first word says so. */
final class FenceReader {

    private static final String TIMEOUT = "timeout";

    private final Findings findings;

    FenceReader(Findings findings) {
        this.findings = findings;
    }

    /** The fence, or nothing if it is documentation. */
    Optional<Fence> read(FencedCodeBlock block) {
        int line = Lines.first(block);
        if (block.getClosingFenceLength() == null) {
            findings.add(line, Rule.UNCLOSED_FENCE, "this fence is never closed; all that follows would be part of it");
        }
        List<String> info = info(block);
        Optional<FenceWord> word = info.stream().findFirst().flatMap(FenceWord::of);
        if (word.isEmpty()) {
            nearlyAWord(info, line);
        }
        return word.map(known -> new Fence(known, line, timeout(known, info, line), lines(block, known, line)));
    }

    /** Whether the fence would be taken for one that runs, wherever it stands. */
    static boolean looksRunnable(FencedCodeBlock block) {
        return info(block).stream().findFirst().flatMap(FenceWord::of).isPresent();
    }

    private List<CommandLine> lines(FencedCodeBlock block, FenceWord word, int opening) {
        List<CommandLine> lines = new ArrayList<>();
        int number = opening;
        for (String text : block.getLiteral().lines().toList()) {
            number++;
            if (!text.isBlank() && !text.strip().startsWith("#")) {
                lines.add(new CommandLine(text.strip(), number));
            }
        }
        if (lines.isEmpty()) {
            findings.add(opening, Rule.EMPTY_STEP, "this " + word.word() + " fence has no line");
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
                findings.add(
                        line,
                        Rule.FENCE_OPTION,
                        key + " is no option of a " + word.word() + " fence",
                        word == FenceWord.MANUAL ? Optional.empty() : Nearest.to(key, List.of(TIMEOUT)));
            } else if (equals == 0 || value.isEmpty() || timeout != null) {
                findings.add(line, Rule.FENCE_OPTION, "timeout must be given once, as " + DurationText.EXAMPLES);
            } else {
                timeout = value.get();
            }
        }
        return timeout;
    }

    /** A slip of the pen would turn a step into documentation, which nobody notices until it is needed. */
    private void nearlyAWord(List<String> info, int line) {
        info.stream()
                .findFirst()
                .flatMap(word -> Nearest.to(word, FenceWord.words()).filter(near -> Nearest.distance(word, near) <= 1))
                .ifPresent(near -> findings.add(
                        line, Rule.FENCE_WORD, "a " + info.get(0) + " fence never runs", Optional.of(near)));
    }

    private static List<String> info(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        return info.isEmpty() ? List.of() : List.of(info.split("\\s+", -1));
    }
}
