package drsh.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a recovery card apart as a reader does: sections by their headings, and the blocks to paste in them. */
final class CardLines {

    private static final Pattern OPENING = Pattern.compile("(`{3,})sh");

    private CardLines() {}

    /** The blocks to paste of one section, in their order. */
    static List<String> blocks(String card, String heading) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = "";
        boolean wanted = false;
        for (String line : card.lines().toList()) {
            Matcher opening = OPENING.matcher(line);
            if (!fence.isEmpty()) {
                if (line.equals(fence)) {
                    fence = "";
                    if (wanted) {
                        blocks.add(block.toString());
                    }
                } else {
                    block.append(line).append('\n');
                }
            } else if (opening.matches()) {
                fence = opening.group(1);
                block.setLength(0);
            } else if (line.startsWith("## ")) {
                wanted = line.startsWith("## " + heading);
            }
        }
        return blocks;
    }

    /** What a person pastes to follow one section. */
    static String script(String card, String heading) {
        return String.join("", blocks(card, "First")) + String.join("", blocks(card, heading));
    }
}
