package drsh.backup;

import java.util.List;

/** Builds a section of the card: numbered steps, each a sentence and blocks of lines to paste. */
final class CardSteps {

    private static final String FENCE = "```";

    private final StringBuilder text = new StringBuilder();
    private int number;

    CardSteps heading(String title) {
        text.append("\n## ").append(title).append("\n");
        return this;
    }

    /** The next step. */
    CardSteps step(String title) {
        number++;
        text.append("\n### ").append(number).append(". ").append(title).append("\n");
        return this;
    }

    /** A paragraph. */
    CardSteps say(String prose) {
        text.append('\n').append(prose).append('\n');
        return this;
    }

    /** A block to paste as a whole. */
    CardSteps block(List<String> lines) {
        String content = String.join("\n", lines);
        String fence = FENCE;
        // What a quoted name holds must not end the block.
        while (content.contains(fence)) {
            fence += "`";
        }
        text.append('\n').append(fence).append("sh\n").append(content).append('\n');
        text.append(fence).append('\n');
        return this;
    }

    CardSteps block(String... lines) {
        return block(List.of(lines));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
