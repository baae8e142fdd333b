package drsh.runbook;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a runbook, or its preflight.
 *
 * @param id the name as a word for files and options, unique in the runbook
 * @param name the heading without its number
 * @param line where the heading stands in the file, from 1
 * @param prose the section as written, without heading and fences that run: the answer to "why"
 * @param caution the text of its caution, or null
 * @param fences what it runs, checks, undoes and asks to be done, in the order of the file
 */
public record Step(
        String id,
        String name,
        int line,
        String prose,
        @Nullable String caution,
        List<Fence> fences) {

    /** Copies the fences. */
    public Step {
        fences = List.copyOf(fences);
    }

    /** The lines of all fences with one of these words, in the order of the file. */
    public Stream<CommandLine> lines(FenceWord... words) {
        List<FenceWord> wanted = List.of(words);
        return fences.stream().filter(fence -> wanted.contains(fence.word())).flatMap(fence -> fence.lines().stream());
    }
}
