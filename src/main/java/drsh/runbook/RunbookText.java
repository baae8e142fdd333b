package drsh.runbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A file as lines that are safe to show: decoded strictly, with every character that could fool a terminal written out
 * and reported. Whatever is read from it later, a heading or a message about a mistake, needs no second cleaning.
 *
 * @param lines all lines of the file, without line ends; line n of the file is element n - 1
 */
record RunbookText(List<String> lines) {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String FENCE = "---";
    private static final int LIMIT_PIECE = 16 * 1024;

    static RunbookText of(byte[] content, Findings findings) {
        if (content.length > RunbookParser.LIMIT_BYTES) {
            findings.add(1, Rule.TOO_LARGE, "larger than " + RunbookParser.LIMIT_BYTES / 1024 + " KiB");
            return new RunbookText(List.of());
        }
        String[] lines = decode(content, findings).split("\r?\n", -1);
        if (!findings.has(Rule.NOT_TEXT) && !piecesAreSmall(lines, findings)) {
            return new RunbookText(List.of());
        }
        List<String> clean = new ArrayList<>();
        for (String line : lines) {
            clean.add(findings.clean(line, clean.size() + 1));
        }
        return new RunbookText(clean);
    }

    /** The sentences that a new runbook begins with, as long as they stand there. */
    void findUnfilled(Findings findings) {
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (Skeleton.ASKED_FOR.stream().anyMatch(line::contains)) {
                findings.add(at + 1, Rule.UNFILLED, "a sentence of the skeleton still stands here");
            }
        }
    }

    /** Reports what looks like a secret, wherever in the file it stands. */
    void findSecrets(Findings findings) {
        for (int at = 0; at < lines.size(); at++) {
            int number = at + 1;
            WrittenSecrets.in(lines.get(at))
                    .ifPresent(before -> findings.add(
                            number,
                            Rule.SECRET,
                            "holds what looks like a secret, after " + before
                                    + "; name a file or a variable instead, or write …"));
        }
    }

    /** The front matter without its fences, or {@link FrontMatter#NONE} where there is none. */
    FrontMatter frontMatter(Findings findings) {
        int end = frontMatterEnd();
        if (end > 0) {
            return new FrontMatterReader(findings, 2).read(String.join("\n", lines.subList(1, end)));
        }
        if (opensWithFence()) {
            findings.add(1, Rule.FRONT_MATTER, "opens with --- and is never closed by another ---");
        } else {
            findings.add(1, Rule.NO_WHEN, FrontMatterReader.NO_WHEN);
        }
        return FrontMatter.NONE;
    }

    /** The Markdown, with blank lines in place of the front matter so that all line numbers stay the file's own. */
    String markdown() {
        List<String> markdown = new ArrayList<>(lines);
        Collections.fill(markdown.subList(0, frontMatterEnd() + (opensWithFence() ? 1 : 0)), "");
        return String.join("\n", markdown);
    }

    private boolean opensWithFence() {
        return !lines.isEmpty() && lines.get(0).stripTrailing().equals(FENCE);
    }

    /** The index of the closing fence, or 0 where there is none. */
    private int frontMatterEnd() {
        for (int at = 1; opensWithFence() && at < lines.size(); at++) {
            if (lines.get(at).stripTrailing().equals(FENCE)) {
                return at;
            }
        }
        return 0;
    }

    /** Within a paragraph Markdown takes quadratic time for some crafted texts. */
    private static boolean piecesAreSmall(String[] lines, Findings findings) {
        int piece = 0;
        for (int at = 0; at < lines.length; at++) {
            piece = lines[at].isBlank() ? 0 : piece + lines[at].length() + 1;
            if (piece > LIMIT_PIECE) {
                findings.add(
                        at + 1,
                        Rule.TOO_LARGE,
                        "more than " + LIMIT_PIECE / 1024 + " KiB of text without a blank line");
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] content, Findings findings) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            findings.add(1, Rule.NOT_TEXT, "not a UTF-8 text");
            return "";
        }
    }
}
