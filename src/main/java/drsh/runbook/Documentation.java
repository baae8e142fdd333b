package drsh.runbook;

import java.util.List;
import java.util.Set;

/**
 * What stands in a runbook's text and never runs, as far as something can be wrong with it.
 *
 * @param links all of them, in the order of the file
 * @param anchors what a link into the file can name: each heading in the form that the usual viewers give it
 * @param wordless the fences in sections that have no word
 */
record Documentation(List<Link> links, Set<String> anchors, List<Wordless> wordless) {

    /**
     * A fence without a word.
     *
     * @param line where it opens in the file, from 1
     * @param lines its lines, without blank ones and comments; at least one
     */
    record Wordless(int line, List<CommandLine> lines) {}

    static final Documentation NONE = new Documentation(List.of(), Set.of(), List.of());

    Documentation {
        links = List.copyOf(links);
        anchors = Set.copyOf(anchors);
        wordless = List.copyOf(wordless);
    }
}
